package dev.plumbline.testkit.index;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.FilterEvaluator;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.Neighbor;
import dev.plumbline.core.index.TextIndex;
import dev.plumbline.core.index.TextMatch;
import dev.plumbline.core.index.TextQuery;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.index.VectorQuery;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The port at its plainest: every search looks at every item, and words are compared as they are
 * written but for their case. Not durable; each write is visible at once. Thread-safe by one lock.
 */
public final class InMemoryVectorIndex implements VectorIndex, TextIndex {
  private final NavigableMap<GenerationId, Stored> generations = new TreeMap<>();
  private final boolean keepsWords;
  private @Nullable Generation live;

  /** An empty index that keeps the words of captions. */
  public InMemoryVectorIndex() {
    this(true);
  }

  private InMemoryVectorIndex(boolean keepsWords) {
    this.keepsWords = keepsWords;
  }

  /** An empty index of vectors alone. */
  public static InMemoryVectorIndex withoutWords() {
    return new InMemoryVectorIndex(false);
  }

  @Override
  public String description() {
    return "in memory";
  }

  @Override
  public synchronized void create(Generation generation) {
    Stored there = generations.get(generation.id());
    if (there == null) {
      generations.put(generation.id(), new Stored(generation, new TreeMap<>()));
    } else if (!there.generation.equals(generation)) {
      throw new IllegalArgumentException(
          "generation: " + generation + " (expected: " + there.generation + ", which exists)");
    }
  }

  @Override
  public synchronized List<Generation> generations() {
    return generations.values().stream().map(Stored::generation).toList();
  }

  @Override
  public synchronized void upsert(GenerationId generation, List<IndexRecord> records) {
    Stored stored = stored(generation);
    records.forEach(r -> stored.checkDimension(r.vector()));
    records.forEach(r -> stored.records.put(r.item().id(), r));
  }

  @Override
  public synchronized void delete(GenerationId generation, Collection<ItemId> ids) {
    Stored stored = stored(generation);
    ids.forEach(stored.records::remove);
  }

  @Override
  public synchronized void flush(GenerationId generation) {
    stored(generation);
  }

  @Override
  public synchronized List<Neighbor> search(GenerationId generation, VectorQuery query) {
    Stored stored = stored(generation);
    stored.checkDimension(query.vector());
    FloatVector direction = query.vector().normalized();
    return stored
        .of(query.tenant())
        .filter(r -> query.modalities().contains(r.item().modality()))
        .filter(r -> FilterEvaluator.matches(query.filter(), r.item()))
        .map(r -> new Neighbor(r.item(), cosine(direction, r.vector())))
        .sorted(Comparator.comparingDouble(Neighbor::score).reversed())
        .limit(query.k())
        .toList();
  }

  @Override
  public synchronized List<IndexRecord> get(GenerationId generation, Collection<ItemId> ids) {
    Stored stored = stored(generation);
    List<IndexRecord> found = new ArrayList<>();
    for (ItemId id : Set.copyOf(ids)) {
      IndexRecord there = stored.records.get(id);
      if (there != null) {
        found.add(there);
      }
    }
    return found;
  }

  @Override
  public synchronized List<IndexRecord> scan(
      GenerationId generation, String tenant, Filter filter, int limit) {
    VectorIndex.checkLimit(limit);
    return stored(generation)
        .of(tenant)
        .filter(r -> FilterEvaluator.matches(filter, r.item()))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<Item> captionsOf(
      GenerationId generation, String tenant, Set<String> ids) {
    Predicate<Item> captions =
        item -> item.modality() == Modality.TEXT && item.partOf().filter(ids::contains).isPresent();
    return stored(generation).of(tenant).map(IndexRecord::item).filter(captions).toList();
  }

  @Override
  public Optional<TextIndex> textIndex() {
    return keepsWords ? Optional.of(this) : Optional.empty();
  }

  @Override
  public synchronized List<TextMatch> searchText(GenerationId generation, TextQuery query) {
    Stored stored = stored(generation);
    Bm25 bm25 =
        new Bm25(stored.records.values().stream().flatMap(r -> r.item().text().stream()).toList());
    return stored
        .of(query.tenant())
        .map(IndexRecord::item)
        .filter(item -> FilterEvaluator.matches(query.filter(), item))
        .map(item -> new TextMatch(item, bm25.score(query.words(), item.text().orElse(""))))
        .filter(match -> match.score() > 0)
        .sorted(Comparator.comparingDouble(TextMatch::score).reversed())
        .limit(query.k())
        .toList();
  }

  @Override
  public synchronized long count(GenerationId generation, String tenant, Filter filter) {
    return stored(generation)
        .of(tenant)
        .filter(r -> FilterEvaluator.matches(filter, r.item()))
        .count();
  }

  @Override
  public synchronized long count(GenerationId generation) {
    return stored(generation).records.size();
  }

  @Override
  public synchronized Optional<Generation> live() {
    return Optional.ofNullable(live);
  }

  @Override
  public synchronized void switchTo(GenerationId generation) {
    live = stored(generation).generation;
  }

  @Override
  public synchronized void drop(GenerationId generation) {
    if (live != null && live.id().equals(generation)) {
      throw new IllegalStateException("generation: " + generation + " is live");
    }
    generations.remove(generation);
  }

  @Override
  public void close() {}

  private Stored stored(GenerationId generation) {
    Stored stored = generations.get(generation);
    if (stored == null) {
      throw new IllegalArgumentException("generation: " + generation + " (not in the index)");
    }
    return stored;
  }

  /** Rounding must not carry a score past the port's range. */
  private static double cosine(FloatVector a, FloatVector b) {
    return Math.max(-1, Math.min(1, a.dot(b)));
  }

  private record Stored(Generation generation, Map<ItemId, IndexRecord> records) {
    Stream<IndexRecord> of(String tenant) {
      return records.values().stream().filter(r -> r.item().id().tenant().equals(tenant));
    }

    void checkDimension(FloatVector vector) {
      if (vector.dimension() != generation.dimension()) {
        throw new IllegalArgumentException(
            "dimension: " + vector.dimension() + " (expected: " + generation.dimension() + ")");
      }
    }
  }
}
