package dev.plumbline.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.doctor.Finding.Level;
import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.testkit.registry.TestingSchemaRegistry;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTest {
  @Test
  void anOldJavaFails() {
    assertThat(MachineChecks.java(16).level()).isEqualTo(Level.FAIL);
    assertThat(MachineChecks.java(17).level()).isEqualTo(Level.OK);
  }

  @Test
  void littleIsWarnedOf() {
    assertThat(MachineChecks.processors(1).level()).isEqualTo(Level.WARN);
    assertThat(MachineChecks.memory(2.9).level()).isEqualTo(Level.WARN);
    assertThat(MachineChecks.memory(3).level()).isEqualTo(Level.OK);
  }

  @Test
  void aDirectoryThatIsNotThereYetIsJudgedByItsParent(@TempDir Path directory) {
    assertThat(MachineChecks.disk(directory.resolve("a/b")).fact()).contains("GiB free");
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Finding finding = ServerChecks.ports(taken.getLocalPort());
      assertThat(finding.level()).isEqualTo(Level.WARN);
      assertThat(finding.fact()).contains(Integer.toString(taken.getLocalPort()));
      assertThat(finding.hint()).contains("--port-base");
    }
  }

  @Test
  void theRegistryIsAskedForTheContracts() {
    try (TestingSchemaRegistry server = TestingSchemaRegistry.start()) {
      PlumblineConfig config =
          PlumblineConfig.defaults().with("kafka.registry.url", server.url().toString());
      assertThat(RegistryCheck.run(PlumblineConfig.defaults())).isEmpty();
      assertThat(RegistryCheck.run(config).orElseThrow())
          .isEqualTo(
              Finding.ok(
                  "registry",
                  server.url()
                      + " has 0 of 10 schemas; whoever writes first registers the others"));
      PlumblineConfig strict = config.with("kafka.registry.register", "false");
      assertThat(RegistryCheck.run(strict).orElseThrow())
          .satisfies(f -> assertThat(f.level()).isEqualTo(Level.FAIL))
          .satisfies(
              f ->
                  assertThat(f.fact()).contains("missing: items-dev.plumbline.avro.Image, items-"));
      Assembly.codecs(config).items().announce();
      assertThat(RegistryCheck.run(config).orElseThrow().fact()).contains("4 of 10");
      server.answerWith(401);
      assertThat(RegistryCheck.run(config).orElseThrow().hint()).contains("credentials");
      server.stop();
      assertThat(RegistryCheck.run(config).orElseThrow().hint()).contains("running there?");
    }
  }

  @Test
  void serversAreLookedAtWhenTheyAreConfigured() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String there = "127.0.0.1:" + server.getLocalPort();
      PlumblineConfig config =
          PlumblineConfig.defaults()
              .with(
                  Map.of(
                      "kafka.bootstrap", there + ",nonsense",
                      "index.kind", "milvus",
                      "index.milvus.uri", "http://" + there));
      assertThat(ServerChecks.run(config, true))
          .extracting(Finding::subject, Finding::level)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("broker", Level.OK),
              org.assertj.core.groups.Tuple.tuple("broker", Level.FAIL),
              org.assertj.core.groups.Tuple.tuple("Milvus", Level.OK));
    }
  }

  @Test
  void aServerThatIsNotThereFails() throws Exception {
    int port;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }
    assertThat(ServerChecks.reach("broker", "127.0.0.1", port, "start it").level())
        .isEqualTo(Level.FAIL);
  }
}
