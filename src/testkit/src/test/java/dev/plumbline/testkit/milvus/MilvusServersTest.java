package dev.plumbline.testkit.milvus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MilvusServersTest {
  @RegisterExtension static final MilvusExtension milvus = MilvusExtension.lite();

  private static int port() {
    return URI.create(milvus.server().uri()).getPort();
  }

  @Test
  void servesUntilItIsKilledAndAgainAfterARestart() {
    Assumptions.assumeTrue(milvus.server().isManaged(), "this server is not ours to kill");
    String uri = milvus.server().uri();
    assertThat(Ports.accepts(port())).isTrue();
    milvus.server().kill();
    assertThat(Ports.accepts(port())).isFalse();
    milvus.server().restart();
    assertThat(milvus.server().uri()).isEqualTo(uri);
    assertThat(Ports.accepts(port())).isTrue();
    assertThatIllegalStateException().isThrownBy(() -> milvus.server().restart());
  }

  @Test
  void refusesATakenPort(@TempDir Path data) throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> MilvusServers.startLite(data, taken.getLocalPort()))
          .withMessageContaining("port: " + taken.getLocalPort());
    }
  }

  @Test
  void doesNotTouchAServerThatRanBefore() {
    RunningMilvus running = new RunningMilvus("http://127.0.0.1:1");
    assertThat(running.isManaged()).isFalse();
    assertThatIllegalStateException().isThrownBy(running::kill);
    assertThatIllegalStateException().isThrownBy(running::restart);
    assertThatIllegalStateException().isThrownBy(running::pause);
    running.close();
  }

  @Test
  void showsTheLogOfAServerThatEndsAtOnce(@TempDir Path data) {
    Installation broken = new StandIn(List.of("sh", "-c", "echo no room; exit 3"));
    assertThatIllegalStateException()
        .isThrownBy(() -> ManagedMilvus.start(broken, data, Ports.free(1).get(0)))
        .withMessageContaining("ended with status 3")
        .withMessageContaining("no room");
  }

  @Test
  void refusesAFileWithAnotherChecksum(@TempDir Path root) throws IOException {
    Path downloads = Files.createDirectories(root.resolve("downloads"));
    Files.writeString(downloads.resolve(Artifact.LITE_WHEEL.file()), "not a wheel");
    assertThatIllegalStateException()
        .isThrownBy(() -> new PackageCache(root).unpacked(Artifact.LITE_WHEEL, Archives::unzip))
        .withMessageContaining(Artifact.LITE_WHEEL.sha256());
  }

  @Test
  void saysWhyAPackageCannotBeHad(@TempDir Path root) {
    Artifact nowhere =
        new Artifact(Artifact.Registry.NPM, "/nowhere", "0", "nowhere.tgz", "0".repeat(64));
    assertThat(catchThrowable(() -> new PackageCache(root).unpacked(nowhere, Archives::untar)))
        .isInstanceOf(PackageCache.UnavailableException.class)
        .hasMessageContaining("/nowhere")
        .hasMessageContaining("npm");
  }

  private record StandIn(List<String> words) implements Installation {
    @Override
    public String name() {
      return "stand-in";
    }

    @Override
    public ProcessBuilder command(Path data, int port) {
      return new ProcessBuilder(words);
    }

    @Override
    public boolean serves(Path data, int port) {
      return false;
    }

    @Override
    public Duration startDeadline() {
      return Duration.ofSeconds(30);
    }
  }
}
