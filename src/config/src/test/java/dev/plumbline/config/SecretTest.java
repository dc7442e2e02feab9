package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {
  @Test
  void aSecretIsNeverPrinted() {
    assertThat(new Secret("root:pw").toString()).isEqualTo("****");
    assertThat(new Secret("")).hasToString("");
    assertThat(new Secret("").reveal()).isEmpty();
  }

  @Test
  void aFileIsReadWhenTheSecretIsUsed(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("token");
    Secret secret = new Secret("file:" + file);
    assertThat(secret).hasToString("file:" + file);
    assertThatThrownBy(secret::reveal)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString());
    Files.writeString(file, "root:pw\n");
    assertThat(secret.reveal()).contains("root:pw");
  }

  @Test
  void aVariableIsReadWhenTheSecretIsUsed() {
    assertThat(new Secret("${env:PATH}").reveal()).contains(System.getenv("PATH"));
    assertThat(new Secret("${env:PATH}")).hasToString("${env:PATH}");
    assertThatThrownBy(new Secret("${env:NO_SUCH_VARIABLE_HERE}")::reveal)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("NO_SUCH_VARIABLE_HERE");
  }
}
