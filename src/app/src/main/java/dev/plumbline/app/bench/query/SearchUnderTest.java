package dev.plumbline.app.bench.query;

import dev.plumbline.app.bench.BenchProgress;
import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.encode.TextEncoder;
import dev.plumbline.core.event.Query;
import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.index.VectorQuery;
import dev.plumbline.core.live.StreamFigures;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Modality;
import dev.plumbline.core.search.Aligners;
import dev.plumbline.core.search.QueryReader;
import dev.plumbline.core.search.SearchRequest;
import dev.plumbline.core.search.Searcher;
import dev.plumbline.encoders.Encoders;
import dev.plumbline.gateway.Gateway;
import dev.plumbline.gateway.GatewayConfig;
import dev.plumbline.gateway.GatewayParts;
import dev.plumbline.gateway.image.DiskImageStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A gateway over an index of Scenes, with nothing else around: no stream, no jobs. And the same
 * encoder and index without the gateway, to compare with.
 */
final class SearchUnderTest implements AutoCloseable {
  private static final int K = 10;
  private static final long PICTURES = 10_000_000;

  private final Encoders encoders;
  private final VectorIndex index;
  private final BenchIndex content;
  private final QueryReader queries;
  private final Searcher searcher;
  private final Gateway gateway;
  private final List<String> words;

  private SearchUnderTest(
      Encoders encoders,
      VectorIndex index,
      BenchIndex content,
      QueryReader queries,
      Searcher searcher,
      Gateway gateway) {
    this.encoders = encoders;
    this.index = index;
    this.content = content;
    this.queries = queries;
    this.searcher = searcher;
    this.gateway = gateway;
    this.words = content.questions();
  }

  /**
   * Encodes, indexes and serves so many Scenes.
   *
   * @param config its data directory takes the index; its gateway's limits hold
   */
  static SearchUnderTest open(PlumblineConfig config, int scenes, BenchProgress progress)
      throws IOException {
    Encoders encoders = Assembly.openEncoders(config);
    VectorIndex index = Assembly.openIndex(config);
    BenchIndex content = BenchIndex.fill(config, encoders, index, scenes, progress);
    Path pictures = config.local().dataPath().resolve("thumbnails");
    Aligners aligners = Aligners.of(content.aligner());
    Searcher searcher = new Searcher(encoders.image(), encoders.text(), index, aligners);
    QueryReader queries = Assembly.queryReader(config);
    Gateway gateway =
        Gateway.start(
            GatewayConfig.of(config),
            new GatewayParts(
                searcher,
                index,
                aligners,
                queries,
                DiskImageStore.open(pictures, PICTURES),
                new NoStream(),
                () -> new StreamFigures(0, Optional.empty())));
    return new SearchUnderTest(encoders, index, content, queries, searcher, gateway);
  }

  String description() {
    return "%s; %,d pictures and captions; %s and %s"
        .formatted(
            index.description(),
            index.count(content.generation()),
            encoders.image().version(),
            encoders.text().version());
  }

  /** The whole way: HTTP, JSON, limits, metrics, captions. */
  Supplier<Target> overHttp() {
    List<byte[]> requests = requests();
    return () -> {
      HttpProbe probe = new HttpProbe(gateway.uri());
      return new Target() {
        @Override
        public Outcome request(long number) throws IOException {
          return Outcome.of(probe.send(requests.get((int) (number % requests.size()))));
        }

        @Override
        public void close() throws IOException {
          probe.close();
        }
      };
    };
  }

  /** The same for many who heed no answer. */
  OpenTarget overHttp(int connections) throws IOException {
    return new HttpConnections(gateway.uri(), requests(), connections);
  }

  private List<byte[]> requests() {
    return words.stream().map(text -> HttpProbe.searchRequest(gateway.uri(), text, K)).toList();
  }

  /** The words' encoding and the index's search alone, one after the other. */
  Supplier<Target> bare() {
    TextEncoder encoder = encoders.text();
    Aligner aligner = content.aligner();
    GenerationId generation = content.generation();
    String tenant = content.tenant();
    return () ->
        number -> {
          String text = words.get((int) (number % words.size()));
          FloatVector global = encoder.encode(List.of(text)).get(0).global();
          FloatVector vector = aligner.project(Modality.TEXT, global);
          index.search(
              generation, new VectorQuery(tenant, vector, K, Set.of(Modality.IMAGE), Filter.all()));
          return Outcome.ANSWERED;
        };
  }

  /** The search as core does it, captions and all, but for HTTP and JSON. */
  Supplier<Target> inProcess() {
    List<SearchRequest> requests =
        words.stream()
            .map(text -> queries.read(Query.builder().tenant(content.tenant()).text(text).build()))
            .toList();
    return () ->
        number -> {
          searcher.search(requests.get((int) (number % requests.size())));
          return Outcome.ANSWERED;
        };
  }

  @Override
  public void close() {
    try (encoders;
        index) {
      gateway.close();
    }
  }
}
