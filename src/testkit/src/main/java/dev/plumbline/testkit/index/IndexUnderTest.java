package dev.plumbline.testkit.index;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.FilterEvaluator;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import java.util.Collection;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** What the parts of the contract share: the index and its storage. */
interface IndexUnderTest {
  String TENANT = "t1";
  int DIMENSION = 8;
  Generation G1 = generation(1, DIMENSION);

  /** The open index. */
  VectorIndex index();

  /** Closes the index and opens it again on the same storage. */
  VectorIndex reopen();

  /** Opens it again on the same storage, or on what a crash would leave of it, without closing. */
  VectorIndex reopenAfterCrash();

  static Generation generation(long number, int dimension) {
    return new Generation(new GenerationId(number), new AlignerVersion(number), dimension);
  }

  static RandomItems items(long seed) {
    return new RandomItems(new SplittableRandom(seed));
  }

  static Set<ItemId> ids(Collection<IndexRecord> records) {
    return records.stream().map(r -> r.item().id()).collect(Collectors.toUnmodifiableSet());
  }

  /** What a tenant's filter ought to let through. */
  static Set<ItemId> expected(Collection<IndexRecord> all, String tenant, Filter filter) {
    return all.stream()
        .map(IndexRecord::item)
        .filter(item -> item.id().tenant().equals(tenant))
        .filter(item -> FilterEvaluator.matches(filter, item))
        .map(Item::id)
        .collect(Collectors.toUnmodifiableSet());
  }
}
