package dev.plumbline.app.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.BrokerTest;
import dev.plumbline.assembly.Assembly;
import dev.plumbline.assembly.SearchSide;
import dev.plumbline.config.PlumblineConfig;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewaySideTest extends BrokerTest {
  @TempDir private Path data;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void whatComesInByHttpGoesOverTheTopicToThePicturesAndFigures() throws Exception {
    createTopics();
    PlumblineConfig config =
        PlumblineConfig.defaults()
            .with(
                Map.of(
                    "kafka.bootstrap", kafka.bootstrap(),
                    "kafka.topicPrefix", kafka.topics().prefix(),
                    "local.dataDirectory", data.toString()));
    String event =
        "{\"events\":[{\"type\":\"image\",\"id\":\"a/1\",\"content\":\"%s\"}]}"
            .formatted(Base64.getEncoder().encodeToString(picture()));

    try (SearchSide search = Assembly.openSearch(config)) {
      try (GatewaySide side = GatewaySide.start(config, search)) {
        URI base = side.uri();
        assertThat(get(base.resolve("health/ready")).statusCode()).isEqualTo(503);
        HttpRequest ingest =
            HttpRequest.newBuilder(base.resolve("v1/ingest"))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(event))
                .build();
        assertThat(http.send(ingest, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
        await(base.resolve("v1/items/a%2F1/image"), answer -> answer.statusCode() == 200);
      }
      // The picture is kept, and what was read is not read again.
      try (GatewaySide again = GatewaySide.start(config, search)) {
        assertThat(get(again.uri().resolve("v1/items/a%2F1/image")).statusCode()).isEqualTo(200);
        assertThat(data.resolve("thumbnails/positions")).content().contains(" 1");
      }
    }
  }

  private void await(URI uri, Predicate<HttpResponse<String>> condition) throws Exception {
    long end = System.nanoTime() + SOON.toNanos();
    HttpResponse<String> answer = get(uri);
    while (!condition.test(answer)) {
      assertThat(System.nanoTime()).as(uri + ": " + answer.body()).isLessThan(end);
      answer = get(uri);
    }
  }

  private HttpResponse<String> get(URI uri) throws Exception {
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static byte[] picture() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }
}
