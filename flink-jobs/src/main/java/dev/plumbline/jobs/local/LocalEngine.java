package dev.plumbline.jobs.local;

import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.jobs.Job;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Flink cluster in this process, with its web page. Each job goes on from the newest checkpoint
 * that an earlier run left in the data directory.
 */
public final class LocalEngine implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LocalEngine.class);
  private static final int CLOSE_SECONDS = 30;

  private final PlumblineConfig config;
  private final Path checkpoints;
  private final MiniCluster cluster;
  private final Map<Job, JobID> jobs = new EnumMap<>(Job.class);

  private LocalEngine(PlumblineConfig config, Path checkpoints, MiniCluster cluster) {
    this.config = config;
    this.checkpoints = checkpoints;
    this.cluster = cluster;
  }

  /**
   * Starts the cluster and waits until it serves.
   *
   * @param port of the web page and the REST interface, on 127.0.0.1; 0 takes a free one
   * @param data the directory of all state
   * @throws IllegalStateException if it does not start, for example because its port is taken
   */
  public static LocalEngine start(PlumblineConfig config, int port, Path data) {
    Configuration flink = new Configuration();
    flink.set(RestOptions.ADDRESS, "127.0.0.1");
    flink.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    flink.set(RestOptions.BIND_PORT, Integer.toString(port));
    flink.set(RestOptions.PORT, port);
    flink.set(WebOptions.SUBMIT_ENABLE, false);
    flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
    flink.set(CoreOptions.TMP_DIRS, data.resolve("tmp").toString());
    flink.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 2);
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(flink)
                .setCommonBindAddress("127.0.0.1")
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(Job.values().length * config.flink().parallelism())
                .build());
    try {
      cluster.start();
    } catch (Exception e) { // Flink declares no narrower type
      stop(cluster);
      throw new IllegalStateException("Flink did not start on 127.0.0.1:" + port, e);
    }
    return new LocalEngine(config, data.resolve("checkpoints"), cluster);
  }

  /** Submits a job and waits until it is taken. */
  public void submit(Job job) {
    Path directory = checkpoints.resolve(job.name().toLowerCase(Locale.ROOT));
    Configuration more = new Configuration();
    if (config.flink().checkpointDir().isEmpty()) {
      more.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory.toUri().toString());
    }
    StreamGraph graph = job.define(config, more).getStreamGraph();
    graph.setJobName(job.jobName());
    Optional<Path> newest = Checkpoints.newest(directory);
    newest.ifPresent(
        checkpoint ->
            graph.setSavepointRestoreSettings(
                SavepointRestoreSettings.forPath(
                    checkpoint.toUri().toString(), false, RecoveryClaimMode.CLAIM)));
    log.info("submitting {} from {}", job, newest.map(Path::toString).orElse("the beginning"));
    jobs.put(job, await(cluster.submitJob(graph), "submitting " + job).getJobID());
  }

  /** Takes a last checkpoint of each job, so that the next start repeats little, and stops. */
  @Override
  public void close() {
    jobs.forEach(
        (job, id) -> {
          try {
            cluster.triggerCheckpoint(id).get(CLOSE_SECONDS, TimeUnit.SECONDS);
            cluster.cancelJob(id).get(CLOSE_SECONDS, TimeUnit.SECONDS);
            cluster.requestJobResult(id).get(CLOSE_SECONDS, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (ExecutionException | TimeoutException e) {
            log.warn("{} was stopped without a last checkpoint", job, e);
          }
        });
    stop(cluster);
  }

  private static void stop(MiniCluster cluster) {
    try {
      cluster.closeAsync().get(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      log.warn("Flink did not stop in good order", e);
    }
  }

  private static <T> T await(CompletableFuture<T> future, String doing) {
    try {
      return future.get(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(doing + " was interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(doing + " failed", e);
    }
  }
}
