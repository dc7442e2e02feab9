package dev.plumbline.index.milvus;

import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.index.milvus.MilvusIndexConfig.Graph;
import io.milvus.v2.common.IndexParam.IndexType;
import io.milvus.v2.service.collection.request.DescribeCollectionReq;
import io.milvus.v2.service.collection.request.DropCollectionReq;
import io.milvus.v2.service.collection.response.DescribeCollectionResp;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Generations as collections. The name tells the generation, the description the aligner, the
 * schema the dimension; none of them ever changes. Thread-safe.
 */
final class Generations {
  private static final Pattern ALIGNER = Pattern.compile("Plumbline, aligner ([1-9][0-9]{0,18})");
  private static final List<IndexType> TEXT_INDEXES = List.of(IndexType.INVERTED, IndexType.TRIE);
  private static final List<String> INDEXED =
      List.of(Columns.TENANT, Columns.MODALITY, Columns.PART_OF);

  private final MilvusCalls calls;
  private final CollectionMaker maker;
  private final CollectionNames names;
  private final ServerProfile server;
  private final Graph graph;

  /** What was seen on the server; asked for again once the server does not know it any more. */
  private final Map<GenerationId, Generation> known = new ConcurrentHashMap<>();

  Generations(MilvusCalls calls, CollectionNames names, ServerProfile server, Graph graph) {
    this.calls = calls;
    this.maker = new CollectionMaker(calls);
    this.names = names;
    this.server = server;
    this.graph = graph;
  }

  /** All of them, oldest first. */
  List<Generation> list(Deadline deadline) {
    return calls.call(deadline, client -> client.listCollections().getCollectionNames()).stream()
        .flatMap(name -> names.parse(name).stream())
        .flatMap(id -> describe(id, deadline).stream())
        .sorted(Comparator.comparing(Generation::id))
        .toList();
  }

  Optional<Generation> find(GenerationId id, Deadline deadline) {
    Generation seen = known.get(id);
    if (seen != null) {
      return Optional.of(seen);
    }
    return maker.exists(names.generation(id), deadline) ? describe(id, deadline) : Optional.empty();
  }

  /** The server has said that it does not know it. */
  void forget(GenerationId id) {
    known.remove(id);
  }

  private Optional<Generation> describe(GenerationId id, Deadline deadline) {
    DescribeCollectionReq request =
        DescribeCollectionReq.builder().collectionName(names.generation(id)).build();
    DescribeCollectionResp collection;
    try {
      collection = calls.call(deadline, client -> client.describeCollection(request));
    } catch (FailedCallException e) {
      if (e.failure().code() == Failure.COLLECTION_NOT_FOUND) { // dropped meanwhile
        return Optional.empty();
      }
      throw e;
    }
    Matcher aligner = ALIGNER.matcher(collection.getDescription());
    if (!aligner.matches()) {
      return Optional.empty(); // somebody else's
    }
    Generation generation =
        new Generation(
            id,
            new AlignerVersion(Long.parseLong(aligner.group(1))),
            collection.getCollectionSchema().getField(Columns.VECTOR).getDimension());
    known.put(id, generation);
    return Optional.of(generation);
  }

  /**
   * Makes a collection, or completes one that was left half made.
   *
   * @throws IllegalArgumentException if the name is taken by another generation or collection
   */
  void create(Generation generation, Deadline deadline) {
    String name = names.generation(generation.id());
    maker.create(
        name,
        "Plumbline, aligner " + generation.aligner().number(),
        Schemas.generation(generation.dimension()),
        deadline);
    Generation there = describe(generation.id(), deadline).orElse(null);
    if (!generation.equals(there)) {
      throw new IllegalArgumentException(
          "generation: "
              + generation
              + " (there is "
              + (there == null ? "a collection that is no generation, " + name : there)
              + ")");
    }
    maker.index(
        name,
        Columns.VECTOR,
        server.vectorIndexes(),
        Map.of("M", graph.links(), "efConstruction", graph.buildWidth()),
        deadline);
    if (server.indexesTexts()) {
      INDEXED.forEach(column -> maker.index(name, column, TEXT_INDEXES, Map.of(), deadline));
    }
    maker.load(name, deadline);
  }

  void drop(GenerationId id, Deadline deadline) {
    DropCollectionReq request =
        DropCollectionReq.builder().collectionName(names.generation(id)).build();
    if (maker.exists(names.generation(id), deadline)) {
      calls.call(
          deadline,
          client -> {
            client.dropCollection(request);
            return true;
          });
    }
    forget(id);
  }
}
