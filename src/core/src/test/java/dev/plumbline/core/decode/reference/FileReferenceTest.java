package dev.plumbline.core.decode.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReferenceTest {
  private static final int MAX_BYTES = 1000;

  @TempDir Path root;
  private Path allowed;

  @BeforeEach
  void makeFiles() throws IOException {
    allowed = Files.createDirectories(root.resolve("pictures"));
    Files.write(allowed.resolve("a b.png"), new byte[] {1, 2, 3});
    Files.write(allowed.resolve("just.png"), new byte[MAX_BYTES]);
    Files.write(allowed.resolve("large.png"), new byte[MAX_BYTES + 1]);
    Files.write(root.resolve("secret"), new byte[] {9});
    Files.createDirectories(root.resolve("elsewhere"));
    Files.write(root.resolve("elsewhere/secret"), new byte[] {9});
    Files.createSymbolicLink(allowed.resolve("inside"), Path.of("a b.png"));
    Files.createSymbolicLink(allowed.resolve("outside"), Path.of("../secret"));
    Files.createSymbolicLink(allowed.resolve("directory"), root.resolve("elsewhere"));
    Files.createSymbolicLink(root.resolve("alias"), allowed);
  }

  private byte[] fetch(Path prefix, String file) throws RejectedException {
    ReferencePolicy policy =
        new ReferencePolicy(
            List.of(prefix.toUri().toString()), Set.of(), Duration.ofSeconds(30), 1);
    return new ReferenceFetcher(policy, MAX_BYTES).fetch(prefix.resolve(file).toUri());
  }

  @Test
  void readsFiles() throws RejectedException {
    assertThat(fetch(allowed, "a b.png")).containsExactly(1, 2, 3);
    assertThat(fetch(allowed, "just.png")).hasSize(MAX_BYTES);
  }

  @Test
  void followsLinksThatStayInside() throws RejectedException {
    assertThat(fetch(allowed, "inside")).containsExactly(1, 2, 3);
  }

  @Test
  void takesADirectoryThatIsALink() throws RejectedException {
    assertThat(fetch(root.resolve("alias"), "a b.png")).containsExactly(1, 2, 3);
  }

  @Test
  void refusesLinksThatLeadOut() {
    assertRejected("outside", Reason.FORBIDDEN_REFERENCE);
    assertRejected("directory/secret", Reason.FORBIDDEN_REFERENCE);
  }

  @Test
  void refusesWhatIsNoFile() {
    assertRejected("missing.png", Reason.UNREACHABLE_REFERENCE);
    assertRejected("", Reason.UNREACHABLE_REFERENCE);
  }

  @Test
  void refusesLargeFiles() {
    assertRejected("large.png", Reason.TOO_LARGE);
  }

  @Test
  void refusesPipesWithoutOpeningThem() throws Exception {
    Path pipe = allowed.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertRejected("pipe", Reason.UNREACHABLE_REFERENCE);
  }

  private void assertRejected(String file, Reason reason) {
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> fetch(allowed, file))
        .satisfies(e -> assertThat(e.rejection().reason()).as(e.getMessage()).isEqualTo(reason));
  }
}
