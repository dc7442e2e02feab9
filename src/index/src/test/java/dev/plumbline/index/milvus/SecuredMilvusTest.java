package dev.plumbline.index.milvus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.core.model.ServiceException;
import dev.plumbline.testkit.tls.TestCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS and the token, on the wire. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SecuredMilvusTest {
  private static final String TOKEN = "anna:s3cret";

  @TempDir Path directory;

  private TestCertificate certificate;
  private ScriptedMilvus server;

  @BeforeEach
  void start() throws IOException {
    certificate = TestCertificate.create(directory.resolve("server"));
    server = ScriptedMilvus.withTls(certificate);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private MilvusIndexConfig config(TestCertificate trusted, Duration deadline) {
    return MilvusIndexConfig.of(server.uri())
        .withToken(TOKEN)
        .withCertificates(trusted.certificate().toString())
        .withDeadlines(deadline, deadline);
  }

  @Test
  void theTokenGoesToAServerThatIsTrusted() {
    try (MilvusIndex index = MilvusIndex.open(config(certificate, Duration.ofMinutes(1)))) {
      assertThat(index.live()).isEmpty();
    }
    assertThat(server.authorizations()).containsExactly(TOKEN);
  }

  @Test
  void aServerThatNobodyVouchesForLearnsNothing() {
    TestCertificate other = TestCertificate.create(directory.resolve("other"));
    ServiceException failure =
        catchThrowableOfType(
            ServiceException.class,
            () -> {
              try (MilvusIndex index = MilvusIndex.open(config(other, Duration.ofSeconds(2)))) {
                index.live();
              }
            });
    assertThat(failure).isNotNull();
    assertThat(String.valueOf(failure.getMessage())).doesNotContain("s3cret");
    assertThat(server.authorizations()).isEmpty();
  }
}
