package dev.plumbline.index.milvus;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.Neighbor;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.index.VectorQuery;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import io.milvus.v2.common.ConsistencyLevel;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Generations on a Milvus server, 2.3 or newer, or Milvus Lite 2.5.
 *
 * <p>A generation is a collection, {@code PREFIX_gNUMBER}. The live one is named by the alias
 * {@code PREFIX_live} or, on servers without aliases, by the last row of the collection {@code
 * PREFIX_catalogue}; so every process sees a switch, which is one durable step.
 *
 * <p>Writes are durable when they return: the server has them in its log. {@link #flush} then waits
 * until reads see them, by one strongly consistent read of nothing, which costs up to the server's
 * clock tick (200 ms by default). It does not make the server seal its segments: that would not
 * make anything safer, and is limited to one in ten seconds. Where shards have several replicas,
 * reads see what was flushed only with {@link MilvusIndexConfig.Consistency#STRONG}, which costs a
 * tick with each read.
 *
 * <p>Milvus Lite deletes and inserts in two steps where the full server upserts in one: a search at
 * that moment misses the item, and so does one after a crash at that moment, until the item is put
 * again. It orders writes by a coarse clock, so each waits until 10 ms have passed since the last.
 * Whoever writes an item must be one index in one process there.
 *
 * <p>Each method returns within its deadline. Failures that pass are tried again within it; what
 * then is thrown as transient may be tried again by the caller. After several such in a row calls
 * fail at once for some seconds. Thread-safe.
 */
public final class MilvusIndex implements VectorIndex {
  private final MilvusIndexConfig config;
  private final MilvusCalls calls;
  private final CircuitBreaker breaker;
  private final ServerProfile server;
  private final Generations generations;
  private final LivePointer pointer;
  private final FilterTranslator translator;
  private final Reads reads;
  private final Writes writes;

  private MilvusIndex(
      MilvusIndexConfig config, MilvusCalls calls, CircuitBreaker breaker, ServerProfile server) {
    CollectionNames names = CollectionNames.of(config);
    this.config = config;
    this.calls = calls;
    this.breaker = breaker;
    this.server = server;
    this.generations = new Generations(calls, names, server, config.graph());
    this.pointer =
        server.aliases()
            ? new AliasPointer(calls, names)
            : new CataloguePointer(calls, names, server.settleNanos());
    this.translator = new FilterTranslator(server.absence());
    this.reads =
        new Reads(
            calls,
            names,
            ConsistencyLevel.valueOf(config.consistency().name()),
            config.graph().searchWidth());
    this.writes = new Writes(calls, names, server, config.batchSize());
  }

  /**
   * Connects to a server and asks what it can do.
   *
   * @throws ServiceException if it cannot be reached within {@code adminDeadline}, or refuses
   */
  public static MilvusIndex open(MilvusIndexConfig config) {
    return open(config, CircuitBreaker.standard());
  }

  static MilvusIndex open(MilvusIndexConfig config, CircuitBreaker breaker) {
    MilvusCalls calls = new MilvusCalls(config);
    try {
      ServerProfile server =
          ServerProfile.probe(
              calls, CollectionNames.of(config), Deadline.in(config.adminDeadline()));
      return new MilvusIndex(config, calls, breaker, server);
    } catch (FailedCallException e) {
      calls.close();
      throw e.failure().exception("open " + config.uri(), config.adminDeadline());
    }
  }

  @Override
  public String description() {
    return server + ", at " + config.uri();
  }

  @Override
  public void create(Generation generation) {
    admin(
        "create " + generation.id(),
        deadline -> {
          generations.create(generation, deadline);
          return true;
        });
  }

  @Override
  public List<Generation> generations() {
    return admin("list generations", generations::list);
  }

  @Override
  public void upsert(GenerationId id, List<IndexRecord> records) {
    on(
        id,
        "upsert",
        (generation, deadline) -> {
          for (IndexRecord record : records) {
            checkDimension(generation, record.vector().dimension());
          }
          writes.upsert(generation, records, deadline);
          return true;
        });
  }

  @Override
  public void delete(GenerationId id, Collection<ItemId> ids) {
    on(
        id,
        "delete",
        (generation, deadline) -> {
          writes.delete(generation, ids, deadline);
          return true;
        });
  }

  @Override
  public void flush(GenerationId id) {
    on(
        id,
        "flush",
        (generation, deadline) -> {
          calls.pause(deadline, server.settleNanos());
          reads.awaitWrites(generation, deadline);
          return true;
        });
  }

  @Override
  public List<Neighbor> search(GenerationId id, VectorQuery query) {
    Expression expression = translator.items(query.tenant(), query.modalities(), query.filter());
    return on(
        id,
        "search",
        (generation, deadline) -> {
          checkDimension(generation, query.vector().dimension());
          return reads.search(generation, query, expression, deadline);
        });
  }

  @Override
  public List<IndexRecord> get(GenerationId id, Collection<ItemId> ids) {
    return on(id, "get", (generation, deadline) -> reads.get(generation, ids, deadline));
  }

  @Override
  public List<IndexRecord> scan(GenerationId id, String tenant, Filter filter, int limit) {
    VectorIndex.checkLimit(limit);
    ItemId.checkTenant(tenant);
    Expression expression = translator.items(tenant, filter);
    return on(
        id, "scan", (generation, deadline) -> reads.scan(generation, expression, limit, deadline));
  }

  @Override
  public List<Item> captionsOf(GenerationId id, String tenant, Set<String> ids) {
    ItemId.checkTenant(tenant);
    return on(
        id,
        "captionsOf",
        (generation, deadline) -> reads.captions(generation, tenant, ids, deadline));
  }

  @Override
  public long count(GenerationId id, String tenant, Filter filter) {
    ItemId.checkTenant(tenant);
    Expression expression = translator.items(tenant, filter);
    return on(id, "count", (generation, deadline) -> reads.count(generation, expression, deadline));
  }

  @Override
  public long count(GenerationId id) {
    return on(
        id, "count", (generation, deadline) -> reads.count(generation, Expression.ALL, deadline));
  }

  @Override
  public Optional<Generation> live() {
    return within(
        config.deadline(),
        "live",
        deadline -> pointer.read(deadline).flatMap(id -> generations.find(id, deadline)));
  }

  @Override
  public void switchTo(GenerationId id) {
    admin(
        "switch to " + id,
        deadline -> {
          if (generations.find(id, deadline).isEmpty()) {
            throw absent(id);
          }
          pointer.write(id, deadline);
          return true;
        });
  }

  @Override
  public void drop(GenerationId id) {
    admin(
        "drop " + id,
        deadline -> {
          if (pointer.read(deadline).filter(id::equals).isPresent()) {
            throw new IllegalStateException(id + " is live (expected: another generation)");
          }
          generations.drop(id, deadline);
          return true;
        });
  }

  /** Calls under way fail; a second close does nothing. */
  @Override
  public void close() {
    calls.close();
  }

  private interface GenerationCall<T> {
    T on(Generation generation, Deadline deadline);
  }

  private <T> T on(GenerationId id, String what, GenerationCall<T> call) {
    return within(
        config.deadline(),
        what + " on " + id,
        deadline -> {
          Generation generation = generations.find(id, deadline).orElseThrow(() -> absent(id));
          try {
            return call.on(generation, deadline);
          } catch (FailedCallException e) {
            if (e.failure().code() == Failure.COLLECTION_NOT_FOUND) {
              generations.forget(id);
              throw absent(id);
            }
            throw e;
          }
        });
  }

  private <T> T admin(String what, Function<Deadline, T> call) {
    return within(config.adminDeadline(), what, call);
  }

  private <T> T within(Duration time, String what, Function<Deadline, T> call) {
    Optional<Duration> pause = breaker.enter();
    if (pause.isPresent()) {
      throw new ServiceException(
          ServiceException.Kind.TRANSIENT,
          "Milvus: "
              + what
              + " at "
              + config.uri()
              + ": not asked, since it failed again and again; next in "
              + pause.get().toMillis()
              + " ms");
    }
    try {
      T result = call.apply(Deadline.in(time));
      breaker.answered();
      return result;
    } catch (FailedCallException e) {
      tell(e.failure());
      throw e.failure().exception(what + " at " + config.uri(), time);
    } finally {
      breaker.gaveUp();
    }
  }

  private void tell(Failure failure) {
    if (failure.again() || failure.suspect()) {
      breaker.failed();
    } else if (failure.kind() == ServiceException.Kind.PERMANENT) {
      breaker.answered();
    }
  }

  private static void checkDimension(Generation generation, int dimension) {
    if (dimension != generation.dimension()) {
      throw new IllegalArgumentException(
          "dimension: " + dimension + " (expected: " + generation.dimension() + ")");
    }
  }

  private static IllegalArgumentException absent(GenerationId id) {
    return new IllegalArgumentException("generation: " + id + " (not in the index)");
  }
}
