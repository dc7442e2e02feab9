package dev.plumbline.app.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.BrokerTest;
import dev.plumbline.app.CommandRun;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.assembly.Assembly;
import dev.plumbline.assembly.SearchSide;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.align.Projection;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import dev.plumbline.encoders.Encoders;
import dev.plumbline.kafka.AlignerPublisher;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewaySideTest extends BrokerTest {
  private static final int DIMENSION = 8;

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
      publishAligner(search);
      putCaption(search, config, "a red circle");
      // The picture is kept, and what was read is not read again.
      try (GatewaySide again = GatewaySide.start(config, search)) {
        assertThat(get(again.uri().resolve("v1/items/a%2F1/image")).statusCode()).isEqualTo(200);
        assertThat(data.resolve("thumbnails/positions")).content().contains(" 1");
        String url = again.uri().toString();
        assertThat(
                run("search", "a", "red circle", "--url", url, "--modality", "text")
                    .succeeded()
                    .out())
            .contains("1.0000  a/1#0  text      a red circle");
        assertThat(run("search", "x", "--url", url, "--filter", "a = 1").code())
            .isEqualTo(ExitCodes.USAGE);
      }
    }
  }

  @Test
  void nobodyAtTheAddressIsTold() {
    assertThat(run("search", "red", "--url", "http://127.0.0.1:1").code())
        .isEqualTo(ExitCodes.UNAVAILABLE);
  }

  @Test
  void anIndexThatOneProcessHoldsIsNotServedByAnother() {
    CommandRun serve = run("serve");

    assertThat(serve.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(serve.err()).contains("index.kind: lucene").contains("expected: milvus");
  }

  /** An aligner that keeps the first eight values of every vector. */
  private void publishAligner(SearchSide search) throws Exception {
    AlignerVersion one = new AlignerVersion(1);
    Encoders encoders = search.encoders();
    Aligner aligner =
        new Aligner(
            new AlignerHeader(
                one,
                "test",
                encoders.image().version(),
                encoders.text().version(),
                Map.of(),
                Optional.empty(),
                Instant.EPOCH),
            first(encoders.image().dimension()),
            first(encoders.text().dimension()));
    try (AlignerPublisher publisher = AlignerPublisher.open(kafka, SOON)) {
      publisher.publish(aligner);
    }
    assertThat(search.aligners().await(one, SOON)).isPresent();
  }

  private static Projection first(int inputs) {
    float[] weight = new float[inputs * DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      weight[i * DIMENSION + i] = 1;
    }
    return new Projection(
        List.of(
            new Affine(
                FloatMatrix.wrap(inputs, DIMENSION, weight),
                FloatVector.of(new float[DIMENSION]))));
  }

  private static void putCaption(SearchSide search, PlumblineConfig config, String text) {
    AlignerVersion one = new AlignerVersion(1);
    Generation generation = new Generation(new GenerationId(1), one, DIMENSION);
    FloatVector vector = search.encoders().text().encode(List.of(text)).get(0).global();
    Item item =
        new Item(
            new ItemId(config.search().defaultTenant(), "a/1#0"),
            Modality.TEXT,
            Optional.of("a/1"),
            Optional.of(text),
            Optional.empty(),
            Attributes.empty(),
            Instant.EPOCH,
            "a test");
    search.index().create(generation);
    search
        .index()
        .upsert(
            generation.id(),
            List.of(
                new IndexRecord(
                    item,
                    search.aligners().find(one).orElseThrow().project(Modality.TEXT, vector))));
    search.index().flush(generation.id());
    search.index().switchTo(generation.id());
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
