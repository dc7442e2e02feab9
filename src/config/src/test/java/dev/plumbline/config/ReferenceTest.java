package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReferenceTest {
  private static final Path PAGE = Path.of("../../docs/configuration.md");

  @Test
  void thePageIsMadeFromTheRecords() throws Exception {
    if (Boolean.getBoolean("plumbline.write")) {
      Files.createDirectories(PAGE.toAbsolutePath().getParent());
      Files.writeString(PAGE, Reference.markdown());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(Reference.markdown());
  }
}
