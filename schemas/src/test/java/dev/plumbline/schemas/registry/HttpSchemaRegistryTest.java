package dev.plumbline.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.avro.Caption;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.testkit.await.Await;
import dev.plumbline.testkit.registry.TestingSchemaRegistry;
import dev.plumbline.testkit.tls.TestCertificate;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HttpSchemaRegistryTest {
  private static final Schema CAPTION = Caption.getClassSchema();
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final TestingSchemaRegistry server = TestingSchemaRegistry.start();

  @TempDir Path directory;

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpSchemaRegistry registry(String credentials, Duration deadline) {
    return HttpSchemaRegistry.open(
        new RegistryConfig(
            server.url(),
            Optional.of(credentials).filter(c -> !c.isEmpty()),
            Optional.empty(),
            Duration.ofSeconds(5),
            deadline));
  }

  @Test
  void registersOnceAndFindsAgain() {
    HttpSchemaRegistry registry = registry("", LONG);
    assertThat(registry.id("captions", CAPTION)).isEmpty();
    assertThat(registry.register("captions", CAPTION)).isEqualTo(1);
    assertThat(registry.register("captions", CAPTION)).isEqualTo(1);
    assertThat(registry.id("captions", CAPTION)).contains(1);
    assertThat(registry.schema(1)).contains(CAPTION);
    assertThat(registry.schema(2)).isEmpty();
  }

  @Test
  void waitsForARegistryThatIsAway() {
    HttpSchemaRegistry registry = registry("", LONG);
    registry.register("captions", CAPTION);
    server.answerWith(503);
    CompletableFuture<Optional<Schema>> answer =
        CompletableFuture.supplyAsync(() -> registry.schema(1));
    Await.until(
        "a second try",
        () -> server.requests().stream().filter("GET /schemas/ids/1"::equals).count() > 1);
    server.stop();
    server.answerWith(200);
    server.restart();
    assertThat(answer.join()).contains(CAPTION);
  }

  @Test
  void givesUpAtTheDeadline() {
    server.answerWith(429);
    assertThatThrownBy(() -> registry("", SHORT).schema(1))
        .isInstanceOfSatisfying(ServiceException.class, e -> assertThat(e.isTransient()).isTrue())
        .hasMessageContaining("status 429");
    assertThat(server.requests()).hasSizeGreaterThan(1);
  }

  @Test
  void aServerThatSaysNothingIsGivenUp() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      RegistryConfig config =
          new RegistryConfig(
              URI.create("http://127.0.0.1:" + silent.getLocalPort()),
              Optional.empty(),
              Optional.empty(),
              Duration.ofMillis(200),
              SHORT);
      assertThatThrownBy(() -> HttpSchemaRegistry.open(config).schema(1))
          .isInstanceOfSatisfying(
              ServiceException.class, e -> assertThat(e.isTransient()).isTrue());
    }
  }

  @Test
  void showsItsCredentialsToTheServerAndToNobodyElse() {
    server.requireAuthorization("Basic YW5uYTpzM2NyZXQ=");
    assertThat(registry("anna:s3cret", LONG).register("captions", CAPTION)).isEqualTo(1);
    assertThatThrownBy(() -> registry("anna:wr0ng", LONG).schema(1))
        .isInstanceOfSatisfying(ServiceException.class, e -> assertThat(e.isTransient()).isFalse())
        .hasMessageContaining("status 401")
        .hasMessageNotContaining("wr0ng");
    server.requireAuthorization("Bearer t0ken");
    assertThat(registry("t0ken", LONG).schema(1)).contains(CAPTION);
    assertThat(
            new RegistryConfig(server.url(), Optional.of("t0ken"), Optional.empty(), LONG, LONG)
                .toString())
        .doesNotContain("t0ken");
  }

  @Test
  void aRefusalIsNotTriedAgain() {
    server.answerWith(409);
    assertThatThrownBy(() -> registry("", LONG).register("captions", CAPTION))
        .isInstanceOfSatisfying(ServiceException.class, e -> assertThat(e.isTransient()).isFalse())
        .hasMessageContaining("subject captions: status 409: as the test wants it");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aRedirectIsNotFollowed() {
    server.answerWith(302);
    assertThatThrownBy(() -> registry("anna:s3cret", LONG).schema(1))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("status 302");
  }

  @Test
  void anAddressWithAPasswordIsRefusedUnprinted() {
    assertThatThrownBy(() -> RegistryConfig.of(URI.create("http://anna:s3cret@localhost/")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void overTlsTheServersCertificateMustBeTrusted() {
    TestCertificate certificate = TestCertificate.create(directory);
    try (TestingSchemaRegistry secured =
        TestingSchemaRegistry.startWithTls(certificate.serverContext())) {
      assertThat(trusting(secured, Optional.of(certificate.certificate())).schema(1)).isEmpty();
      assertThatThrownBy(() -> trusting(secured, Optional.empty()).schema(1))
          .isInstanceOf(ServiceException.class)
          .hasMessageContaining("SSLHandshakeException");
      assertThat(secured.requests()).hasSize(1);
    }
  }

  private static HttpSchemaRegistry trusting(
      TestingSchemaRegistry server, Optional<Path> certificates) {
    return HttpSchemaRegistry.open(
        new RegistryConfig(
            server.url(), Optional.of("anna:s3cret"), certificates, Duration.ofSeconds(5), SHORT));
  }

  @Test
  void aFileThatHoldsNoCertificateIsRefused() throws Exception {
    Path empty = Files.createFile(directory.resolve("empty.pem"));
    RegistryConfig config =
        new RegistryConfig(server.url(), Optional.empty(), Optional.of(empty), LONG, LONG);
    assertThatThrownBy(() -> HttpSchemaRegistry.open(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("empty.pem");
  }
}
