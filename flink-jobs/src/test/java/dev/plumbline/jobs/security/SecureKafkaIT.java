package dev.plumbline.jobs.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.event.Query;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.jobs.Job;
import dev.plumbline.jobs.cluster.FlinkRest;
import dev.plumbline.jobs.local.LocalEngine;
import dev.plumbline.jobs.spine.SceneItems;
import dev.plumbline.kafka.ItemProducer;
import dev.plumbline.kafka.QueryClient;
import dev.plumbline.kafka.TopicAdmin;
import dev.plumbline.testkit.await.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All jobs on a broker with TLS and SCRAM, by nothing but configuration. */
class SecureKafkaIT {
  private static final String PASSWORD = "open-sesame-4711";
  private static final int SCENES = 40;
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  @TempDir private static Path directory;
  private static SecureBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = SecureBroker.start(directory, "plumbline", PASSWORD);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void theJobsRunAndNobodySeesThePassword() throws Exception {
    PlumblineConfig config = config(jaas("by-file", PASSWORD));
    int rest = freePort();
    try (CapturedLog log = new CapturedLog()) {
      try (TopicAdmin admin = TopicAdmin.open(Assembly.kafka(config), DEADLINE)) {
        admin.create(1);
      }
      try (LocalEngine engine = LocalEngine.start(config, rest, directory);
          VectorIndex index = Assembly.openIndex(config);
          ItemProducer producer = ItemProducer.open(Assembly.kafka(config));
          QueryClient queries = QueryClient.open(Assembly.kafka(config), DEADLINE)) {
        for (Job job : Job.values()) {
          engine.submit(job);
        }
        SceneItems.of(0, SCENES).forEach(producer::send);
        producer.flush();
        Await.until(
            "all that was sent is searchable",
            () ->
                index.live().map(Generation::id).map(index::count).orElse(0L)
                    == (long) SCENES * SceneItems.EVENTS);
        assertThat(queries.ask(Query.builder().text("a red circle").k(3).build()))
            .isInstanceOf(ResultEvent.Answered.class);

        FlinkRest flink = new FlinkRest(rest);
        for (Job job : Job.values()) {
          assertThat(flink.pages(flink.job(job.jobName())))
              .hasSizeGreaterThan(5)
              .noneMatch(page -> page.contains(PASSWORD));
        }
      }
      assertThat(log.lines())
          .as("the log, in which clients tell their settings")
          .anyMatch(line -> line.contains("sasl.jaas.config = [hidden]"))
          .noneMatch(line -> line.contains(PASSWORD));
    }
    assertThat(config.toString() + Assembly.kafka(config)).doesNotContain(PASSWORD);
  }

  @Test
  void aPasswordThatStandsInTheConfigurationIsNotPrinted() {
    PlumblineConfig config = config(login(PASSWORD));

    assertThat(config.toString() + Assembly.kafka(config))
        .contains("sasl.jaas.config")
        .doesNotContain(PASSWORD);
  }

  @Test
  void aWrongPasswordIsAPermanentFailureThatDoesNotTellIt() throws Exception {
    PlumblineConfig config = config(jaas("wrong", "not-" + PASSWORD));

    try (TopicAdmin admin = TopicAdmin.open(Assembly.kafka(config), DEADLINE)) {
      assertThatExceptionOfType(ServiceException.class)
          .isThrownBy(() -> admin.create(1))
          .satisfies(e -> assertThat(e.isTransient()).as(e.toString()).isFalse())
          .satisfies(e -> assertThat(e.toString()).doesNotContain(PASSWORD));
    }
  }

  private static PlumblineConfig config(String jaas) {
    return PlumblineConfig.defaults()
        .with(
            Map.of(
                "kafka.bootstrap", broker.bootstrapServers(),
                "kafka.properties.security.protocol", "SASL_SSL",
                "kafka.properties.sasl.mechanism", "SCRAM-SHA-512",
                "kafka.properties.sasl.jaas.config", jaas,
                "kafka.properties.ssl.truststore.type", "PEM",
                "kafka.properties.ssl.truststore.location", broker.certificate().toString(),
                "local.dataDirectory", directory.toString(),
                "flink.checkpointInterval", "500ms",
                "aligner.firstPairs", "100",
                "aligner.dimension", "16"));
  }

  private static String jaas(String name, String password) throws IOException {
    return "file:" + Files.writeString(directory.resolve(name), login(password));
  }

  private static String login(String password) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required"
        + " username=\"plumbline\" password=\"%s\";".formatted(password);
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
