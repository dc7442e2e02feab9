package dev.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.gateway.testing.Certificates;
import dev.plumbline.gateway.testing.TestGateway;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  @TempDir private Path directory;

  @Test
  void itShowsItsCertificateAndSpeaksHttp2() throws Exception {
    Certificates certificates = Certificates.create(directory);
    try (TestGateway gateway =
        TestGateway.start(
            directory.resolve("pictures"),
            Map.of(
                "gateway.tls.certificate", certificates.certificate().toString(),
                "gateway.tls.key", certificates.key().toString()))) {
      URI live = gateway.uri().resolve("health/live");
      assertThat(live.getScheme()).isEqualTo("https");
      HttpClient trusting = HttpClient.newBuilder().sslContext(certificates.trusting()).build();

      HttpResponse<String> answer =
          trusting.send(HttpRequest.newBuilder(live).build(), BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThatThrownBy(
              () ->
                  HttpClient.newHttpClient()
                      .send(HttpRequest.newBuilder(live).build(), BodyHandlers.ofString()))
          .isInstanceOf(javax.net.ssl.SSLHandshakeException.class);
    }
  }

  @Test
  void aFileThatIsNoCertificateIsToldAtTheStart() throws Exception {
    Path file = Files.writeString(directory.resolve("none.pem"), "none");

    assertThatThrownBy(
            () ->
                TestGateway.start(
                    directory.resolve("pictures"),
                    Map.of(
                        "gateway.tls.certificate", file.toString(),
                        "gateway.tls.key", file.toString())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("gateway.tls")
        .hasMessageContaining(file.toString());
  }
}
