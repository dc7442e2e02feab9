package dev.plumbline.jobs;

import dev.plumbline.config.ConfigLoader;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.jobs.align.AlignJob;
import dev.plumbline.jobs.index.IndexJob;
import dev.plumbline.jobs.ingest.IngestJob;
import dev.plumbline.jobs.query.QueryJob;
import java.util.Locale;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The jobs, in the order in which data passes them. */
public enum Job {
  /** Events in, encodings out. */
  INGEST,
  /** Encodings in, aligners out. */
  ALIGN,
  /** Encodings and aligners in, index generations out. */
  INDEX,
  /** Queries in, results out. */
  QUERY;

  /** The name that Flink shows, for example {@code plumbline-ingest}. */
  public String jobName() {
    return "plumbline-" + name().toLowerCase(Locale.ROOT);
  }

  /**
   * An environment that holds the job and is ready to be executed.
   *
   * @param more Flink settings laid over ours
   */
  public StreamExecutionEnvironment define(PlumblineConfig config, Configuration more) {
    StreamExecutionEnvironment environment = JobEnvironment.of(config.flink(), more);
    switch (this) {
      case INGEST -> IngestJob.define(environment, config);
      case ALIGN -> AlignJob.define(environment, config);
      case INDEX -> IndexJob.define(environment, config);
      case QUERY -> QueryJob.define(environment, config);
    }
    return environment;
  }

  /**
   * Runs the job as a cluster's main class does.
   *
   * @param arguments {@code --config FILE} and any number of {@code --set key=value}
   */
  public void run(String[] arguments) throws Exception {
    PlumblineConfig config = ConfigLoader.fromArguments(arguments, System.getenv()).config();
    define(config, new Configuration()).execute(jobName());
  }
}
