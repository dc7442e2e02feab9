package dev.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.gateway.testing.Answer;
import dev.plumbline.gateway.testing.Client;
import dev.plumbline.gateway.testing.TestGateway;
import dev.plumbline.scenes.Colour;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
  private static final List<Colour> COLOURS = List.of(Colour.values());
  private static final List<String> TENANTS = List.of("a", "b");

  @TempDir private static Path directory;
  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway =
        TestGateway.start(
            directory,
            Map.of(
                "gateway.apiKeys.a", "a reader " + sha256("key-a"),
                "gateway.apiKeys.b", "b writer " + sha256("key-b"),
                "gateway.apiKeys.root", "a admin " + sha256("key-root")));
    for (String tenant : TENANTS) {
      for (Colour colour : COLOURS) {
        String name = colour.names().get(0);
        gateway.putImage(tenant, tenant + "-" + name, colour);
        gateway.putCaption(tenant, tenant + "-" + name + "#0", tenant + "-" + name, "a " + name);
        // The same id in both tenants: only the tenant tells them apart.
        gateway.putImage(tenant, "shared", colour);
      }
    }
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void withoutAKeyOnlyHealthAndThePageAreServed() throws Exception {
    Client client = gateway.client();

    for (String path :
        List.of(
            "/v1/search?text=red",
            "/v1/items/shared",
            "/v1/items/shared/image",
            "/v1/aligners",
            "/v1/stats",
            "/v1/stats/stream",
            "/v1/map",
            "/metrics")) {
      Answer answer = client.get(path);
      assertThat(answer.status()).as(path).isEqualTo(401);
      assertThat(answer.header("www-authenticate")).as(path).contains("Bearer");
      assertThat(client.withKey("another").get(path).status()).as(path).isEqualTo(401);
    }
    for (String path : List.of("/", "/openapi.yaml", "/health/live", "/health/ready")) {
      assertThat(client.get(path).status()).as(path).isEqualTo(200);
    }
  }

  @Test
  void aRoleAllowsWhatItSays() throws Exception {
    String event = "{\"events\":[{\"type\":\"delete\",\"id\":\"x\"}]}";
    Client reader = gateway.client().withKey("key-a");
    Client writer = gateway.client().withKey("key-b");
    Client admin = gateway.client().withKey("key-root");

    assertThat(reader.get("/v1/search?text=red").status()).isEqualTo(200);
    assertThat(reader.postJson("/v1/ingest", event).status()).isEqualTo(403);
    assertThat(reader.get("/metrics").status()).isEqualTo(403);
    assertThat(writer.postJson("/v1/ingest", event).status()).isEqualTo(202);
    assertThat(gateway.publisher().items().get(0).id().tenant()).isEqualTo("b");
    assertThat(writer.get("/metrics").status()).isEqualTo(403);
    assertThat(admin.get("/metrics").text()).contains("plumbline_http");
    assertThat(admin.get("/v1/search?text=red&tenant=b").json().at("/hits/0/id").asText())
        .isEqualTo("b-red");
  }

  @Test
  void noRequestShowsAnotherTenantsItems() throws Exception {
    Random random = new Random(7);
    Client a = gateway.client().withKey("key-a");
    for (int i = 0; i < 300; i++) {
      String path = anyPath(random);
      Answer answer = a.get(path);
      assertThat(answer.status()).as(path).isIn(200, 400, 403, 404);
      assertThat(answer.text()).as(path).doesNotContain("\"b-").doesNotContain("tenant=b\"");
      if (answer.status() == 200 && answer.contentType().equals("application/json")) {
        JsonNode json = answer.json();
        assertThat(json.path("tenant").asText("a")).as(path).isEqualTo("a");
        json.path("hits").forEach(hit -> assertThat(hit.get("image").asText()).endsWith("=a"));
      }
    }
    assertThat(a.get("/v1/stats").json().at("/items/image").asInt()).isEqualTo(COLOURS.size() + 1);
  }

  /** Requests that a curious caller might try. */
  private static String anyPath(Random random) {
    String colour = COLOURS.get(random.nextInt(COLOURS.size())).names().get(0);
    String filter =
        List.of(
                "",
                "&filter=tenant%20==%20%22b%22",
                "&filter=id%20startswith%20%22b-%22",
                "&filter=id%20exists%20or%20modality%20exists",
                "&filter=not%20(id%20==%20%22shared%22)",
                "&filter=%22)%20or%20tenant%20==%20%22b%22")
            .get(random.nextInt(6));
    String tenant =
        List.of("", "&tenant=b", "&tenant=a", "&tenant=a&tenant=b").get(random.nextInt(4));
    return switch (random.nextInt(6)) {
      case 0 ->
          "/v1/search?k=100&modality=image,text&text="
              + colour.replace(" ", "%20")
              + filter
              + tenant;
      case 1 -> "/v1/search?k=100&like=b-" + colour.replace(" ", "%20") + filter + tenant;
      case 2 -> "/v1/items/b-" + colour.replace(" ", "%20") + "?generation=1" + tenant;
      case 3 -> "/v1/items/b%2Fshared/image?" + tenant.replaceFirst("&", "");
      case 4 -> "/v1/map?limit=2000" + filter + tenant;
      default -> "/v1/items/..%2Fb%2Fshared?generation=1" + tenant;
    };
  }

  @Test
  void otherSitesPagesMayNotAct() throws Exception {
    String body = "{\"queryId\":\"q\",\"id\":\"i\",\"kind\":\"up\"}";
    Client key = gateway.client().withKey("key-a");

    Answer foreign = key.with("origin", "https://evil.example").postJson("/v1/feedback", body);
    String own = "http://" + gateway.uri().getAuthority();

    assertThat(foreign.status()).isEqualTo(403);
    assertThat(foreign.json().get("type").asText()).endsWith("foreign-origin");
    assertThat(key.with("origin", own).postJson("/v1/feedback", body).status()).isEqualTo(202);
    assertThat(foreign.header("access-control-allow-origin")).isEmpty();
  }

  @Test
  void withoutKeysItListensOnThisMachineAlone() {
    PlumblineConfig open = PlumblineConfig.defaults().with("gateway.host", "0.0.0.0");

    assertThatThrownBy(() -> GatewayConfig.of(open))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gateway.host: 0.0.0.0");
    GatewayConfig allowed = GatewayConfig.of(open.with("gateway.anonymous", "true"));
    assertThat(allowed.gateway().anonymous()).isTrue();
  }

  static String sha256(String key) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
  }
}
