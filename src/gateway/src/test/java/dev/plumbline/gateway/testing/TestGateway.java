package dev.plumbline.gateway.testing;

import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.decode.ImageLimits;
import dev.plumbline.core.decode.ImageLoader;
import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.decode.SafeImageLoader;
import dev.plumbline.core.decode.reference.ReferencePolicy;
import dev.plumbline.core.encode.ImageEncoder;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import dev.plumbline.core.search.Aligners;
import dev.plumbline.core.search.QueryAnswerer;
import dev.plumbline.core.search.QueryReader;
import dev.plumbline.core.search.SearchLimits;
import dev.plumbline.core.search.Searcher;
import dev.plumbline.gateway.Gateway;
import dev.plumbline.gateway.GatewayConfig;
import dev.plumbline.gateway.GatewayParts;
import dev.plumbline.gateway.image.DiskImageStore;
import dev.plumbline.gateway.image.ThumbnailWriter;
import dev.plumbline.gateway.live.StreamWatch;
import dev.plumbline.scenes.Colour;
import dev.plumbline.testkit.index.FailingVectorIndex;
import dev.plumbline.testkit.index.InMemoryVectorIndex;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A running gateway over an index in memory, with encoders that see colours. Its generation is g1
 * of aligner a1; items put here are found at once, and their pictures are there.
 */
public final class TestGateway implements AutoCloseable {
  public static final GenerationId GENERATION = new GenerationId(1);
  public static final Instant EVENT_TIME = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final int SIDE = 64;

  private final FailingVectorIndex index;
  private final RecordingPublisher publisher = new RecordingPublisher();
  private final ImageLoader loader =
      new SafeImageLoader(ImageLimits.of(1_000_000, 1 << 24), ReferencePolicy.none());
  private final DiskImageStore images;
  private final ThumbnailWriter thumbnails;
  private final StreamWatch watch;
  private final Searcher searcher;
  private final QueryReader queries;
  private final Gateway gateway;
  private final Client client;

  private TestGateway(
      PlumblineConfig config, VectorIndex behind, ImageEncoder encoder, Path directory)
      throws IOException {
    this.index = new FailingVectorIndex(behind);
    this.images = DiskImageStore.open(directory, 100_000_000);
    this.thumbnails = new ThumbnailWriter(loader, images);
    this.watch = StreamWatch.start(index, InstantSource.system());
    Aligners aligners =
        Aligners.of(
            Colours.aligner(1, Map.of("holdout.rsum", 210.5, "holdout.t2i.r1", 0.125)),
            Colours.aligner(2, Map.of("holdout.rsum", 240.25, "holdout.t2i.r1", 0.25)));
    this.searcher = new Searcher(encoder, Colours.texts(), index, aligners);
    this.queries =
        new QueryReader(
            loader, new SearchLimits(config.search().maxK(), config.ingest().maxTextLength()));
    this.gateway =
        Gateway.start(
            GatewayConfig.of(config),
            new GatewayParts(searcher, index, aligners, queries, images, publisher, watch));
    this.client =
        new Client(
            gateway.uri(),
            Contract.load(),
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
  }

  /** Starts one with the defaults but for some keys, and makes g1 live. */
  public static TestGateway start(Path directory, Map<String, String> config) throws IOException {
    TestGateway gateway = startEmpty(directory, config, Colours.images());
    gateway.goLive(1);
    return gateway;
  }

  /** Starts one without a generation. */
  public static TestGateway startEmpty(
      Path directory, Map<String, String> config, ImageEncoder encoder) throws IOException {
    return new TestGateway(
        PlumblineConfig.defaults().with(config), new InMemoryVectorIndex(), encoder, directory);
  }

  /** Starts one whose index cannot be searched by words; g1 is live. */
  public static TestGateway startWithoutWords(Path directory) throws IOException {
    InMemoryVectorIndex index = new InMemoryVectorIndex();
    VectorIndex wordless =
        (VectorIndex)
            Proxy.newProxyInstance(
                TestGateway.class.getClassLoader(),
                new Class<?>[] {VectorIndex.class},
                (proxy, method, arguments) ->
                    method.getName().equals("textIndex")
                        ? Optional.empty()
                        : method.invoke(index, arguments));
    TestGateway gateway =
        new TestGateway(PlumblineConfig.defaults(), wordless, Colours.images(), directory);
    gateway.goLive(1);
    return gateway;
  }

  /** Makes the generation of an aligner version the live one. */
  public void goLive(long version) {
    GenerationId id = new GenerationId(version);
    index.create(new Generation(id, new AlignerVersion(version), Colours.dimension()));
    index.switchTo(id);
  }

  public Client client() {
    return client;
  }

  public URI uri() {
    return gateway.uri();
  }

  public Gateway gateway() {
    return gateway;
  }

  public FailingVectorIndex index() {
    return index;
  }

  public RecordingPublisher publisher() {
    return publisher;
  }

  /** What answers queries over Kafka, on the same index. */
  public QueryAnswerer answerer(InstantSource clock) {
    return new QueryAnswerer(searcher, queries, clock);
  }

  public StreamWatch watch() {
    return watch;
  }

  public DiskImageStore images() {
    return images;
  }

  /** Puts a picture in one colour. */
  public void putImage(String tenant, String id, Colour colour) {
    putImage(tenant, id, plain(colour), Map.of("colour", text(colour.names().get(0))));
  }

  /** Puts a picture into the index and its small one into the store. */
  public void putImage(
      String tenant, String id, RgbImage picture, Map<String, AttributeValue> attributes) {
    ItemId key = new ItemId(tenant, id);
    ItemEvent.Image event =
        new ItemEvent.Image(
            key,
            new ImageContent.Inline(png(picture)),
            Attributes.of(attributes),
            EVENT_TIME,
            "a test");
    thumbnails.accept(event);
    put(
        new Item(
            key,
            Modality.IMAGE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            event.attributes(),
            event.eventTime(),
            event.source()),
        Colours.of(picture));
  }

  public void putCaption(String tenant, String id, String partOf, String text) {
    putCaptionAt(new ItemId(tenant, id), partOf, text, EVENT_TIME);
  }

  public void putCaptionAt(ItemId id, String partOf, String text, Instant eventTime) {
    put(
        new Item(
            id,
            Modality.TEXT,
            Optional.of(partOf),
            Optional.of(text),
            Optional.empty(),
            Attributes.empty(),
            eventTime,
            "a test"),
        Colours.of(text));
  }

  public void put(Item item, FloatVector vector) {
    VectorIndex target = index;
    target.upsert(GENERATION, List.of(new IndexRecord(item, vector)));
  }

  /** A picture in one colour. */
  public static RgbImage plain(Colour colour) {
    int[] pixels = new int[SIDE * SIDE];
    Arrays.fill(pixels, colour.rgb());
    return new RgbImage(SIDE, SIDE, pixels);
  }

  public static byte[] png(RgbImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image.toBufferedImage(), "png", bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  public static AttributeValue text(String value) {
    return new AttributeValue.Text(value.toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    gateway.close();
    watch.close();
    index.close();
  }
}
