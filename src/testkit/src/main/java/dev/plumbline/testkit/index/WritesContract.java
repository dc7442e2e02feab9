package dev.plumbline.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.core.event.Rejection;
import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.UnindexableException;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Upserts and deletes are idempotent and keep their order. */
interface WritesContract extends IndexUnderTest {
  @Test
  default void upsertReplaces() {
    index().create(G1);
    IndexRecord before = IndexUnderTest.items(1).any(TENANT, "i", DIMENSION);
    IndexRecord after = IndexUnderTest.items(2).any(TENANT, "i", DIMENSION);
    for (IndexRecord record : List.of(before, after, after)) {
      index().upsert(G1.id(), List.of(record));
      index().flush(G1.id());
      assertThat(index().get(G1.id(), List.of(record.item().id()))).containsExactly(record);
      assertThat(index().count(G1.id())).isEqualTo(1);
    }
  }

  @Test
  default void theLastRecordOfAnIdWinsWithinACall() {
    index().create(G1);
    IndexRecord first = IndexUnderTest.items(1).any(TENANT, "i", DIMENSION);
    IndexRecord other = IndexUnderTest.items(2).any(TENANT, "j", DIMENSION);
    IndexRecord last = IndexUnderTest.items(3).any(TENANT, "i", DIMENSION);
    index().upsert(G1.id(), List.of(first, other, last));
    index().flush(G1.id());
    assertThat(index().scan(G1.id(), TENANT, Filter.all(), 10))
        .containsExactlyInAnyOrder(last, other);
  }

  @Test
  default void deletesWhatIsThereAndWhatIsNot() {
    index().create(G1);
    RandomItems items = IndexUnderTest.items(1);
    IndexRecord kept = items.any(TENANT, "kept", DIMENSION);
    IndexRecord gone = items.any(TENANT, "gone", DIMENSION);
    IndexRecord namesake = items.any("t2", "gone", DIMENSION);
    index().upsert(G1.id(), List.of(kept, gone, namesake));
    List<ItemId> ids = List.of(gone.item().id(), new ItemId(TENANT, "never"), gone.item().id());
    index().delete(G1.id(), ids);
    index().delete(G1.id(), ids);
    index().flush(G1.id());
    index().delete(G1.id(), ids);
    index().flush(G1.id());
    assertThat(index().scan(G1.id(), TENANT, Filter.all(), 10)).containsExactly(kept);
    assertThat(index().scan(G1.id(), "t2", Filter.all(), 10)).containsExactly(namesake);
    assertThat(index().count(G1.id())).isEqualTo(2);
  }

  @Test
  default void nothingToWriteIsNoError() {
    index().create(G1);
    index().upsert(G1.id(), List.of());
    index().delete(G1.id(), List.of());
    index().flush(G1.id());
    index().flush(G1.id());
    assertThat(index().count(G1.id())).isZero();
    assertThat(index().get(G1.id(), List.of())).isEmpty();
  }

  /** A few ids, many calls, flushes at odd moments: the last call about an id decides. */
  @Test
  default void callsTakeEffectInTheirOrder() {
    index().create(G1);
    RandomItems items = IndexUnderTest.items(1);
    SplittableRandom random = new SplittableRandom(2);
    Map<ItemId, IndexRecord> expected = new HashMap<>();
    for (int call = 0; call < 120; call++) {
      if (random.nextInt(3) == 0) {
        ItemId id = new ItemId(TENANT, "i" + random.nextInt(6));
        index().delete(G1.id(), List.of(id));
        expected.remove(id);
      } else {
        List<IndexRecord> batch = new ArrayList<>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
          IndexRecord record = items.any(TENANT, "i" + random.nextInt(6), DIMENSION);
          batch.add(record);
          expected.put(record.item().id(), record);
        }
        index().upsert(G1.id(), batch);
      }
      if (random.nextInt(12) == 0) {
        index().flush(G1.id());
        assertThat(index().scan(G1.id(), TENANT, Filter.all(), 10))
            .containsExactlyInAnyOrderElementsOf(expected.values());
      }
    }
    index().flush(G1.id());
    assertThat(index().scan(G1.id(), TENANT, Filter.all(), 10))
        .containsExactlyInAnyOrderElementsOf(expected.values());
    assertThat(index().count(G1.id())).isEqualTo(expected.size());
  }

  @Test
  default void takesManyRecordsInOneCall() {
    index().create(G1);
    List<IndexRecord> records = IndexUnderTest.items(1).any(TENANT, 3000, DIMENSION);
    index().upsert(G1.id(), records);
    index().flush(G1.id());
    assertThat(index().count(G1.id())).isEqualTo(3000);
    List<ItemId> most = records.stream().skip(5).map(r -> r.item().id()).toList();
    assertThat(index().get(G1.id(), most))
        .containsExactlyInAnyOrderElementsOf(records.subList(5, 3000));
    index().delete(G1.id(), most);
    index().flush(G1.id());
    assertThat(index().scan(G1.id(), TENANT, Filter.all(), 10))
        .containsExactlyInAnyOrderElementsOf(records.subList(0, 5));
  }

  /** Whether an index has room for an item so large is its own affair; not how it says so. */
  @Test
  default void anItemThatIsTooLargeForItIsNamedAndHoldsUpNoOther() {
    index().create(G1);
    List<IndexRecord> small = IndexUnderTest.items(1).any(TENANT, 20, DIMENSION);
    Item item = small.get(0).item();
    IndexRecord large =
        new IndexRecord(
            new Item(
                new ItemId(TENANT, "large"),
                Modality.TEXT,
                Optional.empty(),
                Optional.of("word ".repeat(20_000)),
                Optional.empty(),
                Attributes.empty(),
                item.eventTime(),
                ""),
            small.get(0).vector());
    List<IndexRecord> batch = new ArrayList<>(small);
    batch.add(10, large);
    List<IndexRecord> held = new ArrayList<>(batch);
    try {
      index().upsert(G1.id(), batch);
    } catch (UnindexableException e) {
      assertThat(e.id()).isEqualTo(large.item().id());
      assertThat(e.rejection().reason()).isEqualTo(Rejection.Reason.TOO_LARGE);
      held.remove(large);
      index().upsert(G1.id(), small);
    }
    index().flush(G1.id());
    assertThat(index().scan(G1.id(), TENANT, Filter.all(), 100))
        .containsExactlyInAnyOrderElementsOf(held);
  }

  @Test
  default void refusesAnotherDimensionAndPutsNothing() {
    index().create(G1);
    RandomItems items = IndexUnderTest.items(1);
    List<IndexRecord> batch =
        List.of(items.image(TENANT, "right", DIMENSION), items.image(TENANT, "wrong", 5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> index().upsert(G1.id(), batch))
        .withMessageContaining("5")
        .withMessageContaining("8");
    index().flush(G1.id());
    assertThat(index().count(G1.id())).isZero();
  }
}
