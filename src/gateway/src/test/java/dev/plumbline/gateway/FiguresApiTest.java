package dev.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import dev.plumbline.gateway.testing.Client;
import dev.plumbline.gateway.testing.Colours;
import dev.plumbline.gateway.testing.TestGateway;
import dev.plumbline.scenes.Colour;
import dev.plumbline.testkit.await.Await;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FiguresApiTest {
  @TempDir private static Path directory;
  private static TestGateway gateway;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start(directory, Map.of("gateway.limits.streams", "2"));
    client = gateway.client();
    for (Colour colour : List.of(Colour.RED, Colour.BLUE, Colour.GREEN)) {
      String name = colour.names().get(0);
      gateway.putImage("default", name, colour);
      gateway.putCaption("default", name + "#0", name, "a " + name + " square");
    }
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void alignersTellWhatTheyWereAcceptedOn() throws Exception {
    JsonNode answer = client.get("/v1/aligners").json();

    assertThat(answer.get("live").asLong()).isEqualTo(1);
    assertThat(answer.get("aligners"))
        .extracting(a -> a.get("version").asLong())
        .containsExactly(1L, 2L);
    JsonNode second = answer.get("aligners").get(1);
    assertThat(second.get("parent").asLong()).isEqualTo(1);
    assertThat(second.get("metrics").get("holdout.rsum").asDouble()).isEqualTo(240.25);
    assertThat(answer.at("/aligners/0/generations")).hasSize(1);
    assertThat(second.get("generations")).isEmpty();
  }

  @Test
  void theMapHasPicturesAndCaptionsInOnePlane() throws Exception {
    JsonNode map = client.get("/v1/map").json();

    assertThat(map.get("points"))
        .extracting(p -> p.get("modality").asText())
        .contains("image", "text");
    assertThat(map.get("explained")).hasSize(2);
    double[] red = place(map, "red");
    double[] redCaption = place(map, "red#0");
    double[] blue = place(map, "blue");
    assertThat(distance(red, redCaption)).isLessThan(distance(red, blue) / 10);
    assertThat(client.get("/v1/map?limit=2").json().get("points")).hasSize(2);
    assertThat(client.get("/v1/map?limit=0").status()).isEqualTo(400);
  }

  @Test
  void freshnessIsMeasuredFromTheStreamToTheSearch() throws Exception {
    Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
    ItemId id = new ItemId("default", "fresh");
    gateway.watch().accept(new ItemEvent.Caption(id, "red", "red", Attributes.empty(), now, ""));
    assertThat(client.get("/v1/stats").json().has("freshness")).isFalse();

    gateway.put(
        new Item(
            id,
            Modality.TEXT,
            Optional.of("red"),
            Optional.of("red"),
            Optional.empty(),
            Attributes.empty(),
            now,
            ""),
        Colours.of("red"));

    Await.until("a freshness is known", () -> gateway.watch().current().freshness().isPresent());
    assertThat(gateway.watch().current().freshness().orElseThrow().observed()).isEqualTo(1);
  }

  @Test
  @Timeout(60)
  void figuresStreamAndTheirNumberIsBounded() throws Exception {
    URI uri = gateway.uri().resolve("/v1/stats/stream");
    try (BufferedReader one = open(uri);
        BufferedReader two = open(uri)) {
      List<String> instants = new ArrayList<>();
      while (instants.size() < 2) {
        String line = one.readLine();
        if (line.startsWith("data:")) {
          JsonNode figures =
              new com.fasterxml.jackson.databind.ObjectMapper().readTree(line.substring(5));
          instants.add(figures.get("at").asText());
          assertThat(figures.at("/items/image").asInt()).isEqualTo(3);
        }
      }
      assertThat(instants.get(1)).isGreaterThan(instants.get(0));
      assertThat(two.readLine()).isNotNull();
      assertThat(client.get("/v1/stats/stream").status()).isEqualTo(429);
    }
  }

  private static BufferedReader open(URI uri) throws Exception {
    return new BufferedReader(
        new InputStreamReader(uri.toURL().openStream(), StandardCharsets.UTF_8));
  }

  private static double[] place(JsonNode map, String id) {
    for (JsonNode point : map.get("points")) {
      if (point.get("id").asText().equals(id)) {
        return new double[] {point.get("x").asDouble(), point.get("y").asDouble()};
      }
    }
    throw new AssertionError(id + " is not on the map");
  }

  private static double distance(double[] a, double[] b) {
    return Math.hypot(a[0] - b[0], a[1] - b[1]);
  }
}
