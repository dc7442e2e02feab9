package dev.plumbline.core.index;

import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Generations of vectors and the one that readers use. Thread-safe.
 *
 * <p>Writes are idempotent: an upsert replaces the item with the same id, a delete of what is not
 * there does nothing. Within one call the last record of an id wins; calls about the same id take
 * effect in the order in which they returned. What a {@link #flush} has returned from survives a
 * crash and is seen by every later search.
 *
 * <p>Each method may throw {@link dev.plumbline.core.model.ServiceException}: transient ones are
 * worth another try. None blocks longer than the deadline in its configuration. A generation that
 * does not exist is an {@link IllegalArgumentException} that names it.
 */
public interface VectorIndex extends AutoCloseable {
  /** The most items that one {@link #scan} returns. */
  int MAX_SCAN = 10_000;

  /**
   * Checks a scan's limit.
   *
   * @throws IllegalArgumentException if it is not 1 to {@link #MAX_SCAN}
   */
  static void checkLimit(int limit) {
    if (limit < 1 || limit > MAX_SCAN) {
      throw new IllegalArgumentException("limit: " + limit + " (expected: 1 to " + MAX_SCAN + ")");
    }
  }

  /** For people and logs: the kind of index, where it is, its server's version. */
  String description();

  /**
   * Makes an empty generation, in one durable step; does nothing if the same one exists.
   *
   * @throws IllegalArgumentException if one with the same id and another aligner or dimension
   *     exists
   */
  void create(Generation generation);

  /** All generations, oldest first. */
  List<Generation> generations();

  /**
   * Puts records, replacing those with the same ids.
   *
   * @throws IllegalArgumentException if a vector has not the generation's dimension; nothing is put
   * @throws UnindexableException if the index cannot hold one of the items; of the others any may
   *     have been put, and all can be put by a call without this one
   */
  void upsert(GenerationId generation, List<IndexRecord> records);

  /** Removes items. */
  void delete(GenerationId generation, Collection<ItemId> ids);

  /** Returns once every earlier write to the generation is durable and visible to searches. */
  void flush(GenerationId generation);

  /**
   * The nearest items by cosine, best first.
   *
   * @throws IllegalArgumentException if the vector has not the generation's dimension
   */
  List<Neighbor> search(GenerationId generation, VectorQuery query);

  /** Items with their vectors, in no order; ids that are not there are left out. */
  List<IndexRecord> get(GenerationId generation, Collection<ItemId> ids);

  /**
   * A tenant's items that the filter lets through, in no order.
   *
   * @param limit at most so many, 1 to 10,000
   */
  List<IndexRecord> scan(GenerationId generation, String tenant, Filter filter, int limit);

  /**
   * The captions of images or clips: the text items that name one of the ids as their whole, in no
   * order.
   */
  List<Item> captionsOf(GenerationId generation, String tenant, Set<String> ids);

  /** The captions' words, if this index can be searched by them; empty otherwise. */
  default Optional<TextIndex> textIndex() {
    return Optional.empty();
  }

  /** How many of a tenant's items the filter lets through. */
  long count(GenerationId generation, String tenant, Filter filter);

  /** How many items there are, of all tenants. */
  long count(GenerationId generation);

  /** The generation that readers use; empty before the first {@link #switchTo}. */
  Optional<Generation> live();

  /** Makes a generation the one that readers use, in one durable step. */
  void switchTo(GenerationId generation);

  /**
   * Removes a generation and its vectors; does nothing if it is not there.
   *
   * @throws IllegalStateException if it is the live one
   */
  void drop(GenerationId generation);

  @Override
  void close();
}
