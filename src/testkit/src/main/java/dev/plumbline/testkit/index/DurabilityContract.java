package dev.plumbline.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.index.VectorQuery;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What flush, create, switchTo and drop returned from outlives the process. */
interface DurabilityContract extends IndexUnderTest {
  Generation G2 = IndexUnderTest.generation(2, DIMENSION);

  /** Leaves generations 1 (live, 40 items of which 5 were deleted) and 2 (empty). */
  private List<IndexRecord> fill() {
    List<IndexRecord> records = IndexUnderTest.items(41).any(TENANT, 40, DIMENSION);
    index().create(G1);
    index().create(G2);
    index().create(IndexUnderTest.generation(3, DIMENSION));
    index().upsert(G1.id(), records);
    index().flush(G1.id());
    index().switchTo(G2.id());
    index().switchTo(G1.id());
    index().drop(IndexUnderTest.generation(3, DIMENSION).id());
    List<ItemId> gone = records.stream().limit(5).map(r -> r.item().id()).toList();
    index().delete(G1.id(), gone);
    index().flush(G1.id());
    return records.subList(5, 40);
  }

  private static void isAllThere(VectorIndex index, List<IndexRecord> records) {
    assertThat(index.generations()).containsExactly(G1, G2);
    assertThat(index.live()).contains(G1);
    assertThat(index.scan(G1.id(), TENANT, Filter.all(), 100))
        .containsExactlyInAnyOrderElementsOf(records);
    assertThat(index.count(G2.id())).isZero();
    IndexRecord any = records.get(3);
    VectorQuery query =
        new VectorQuery(TENANT, any.vector(), 1, Set.of(any.item().modality()), Filter.all());
    assertThat(index.search(G1.id(), query).get(0).item()).isEqualTo(any.item());
  }

  @Test
  default void outlivesAClose() {
    List<IndexRecord> records = fill();
    isAllThere(reopen(), records);
  }

  @Test
  default void outlivesACrash() {
    List<IndexRecord> records = fill();
    isAllThere(reopenAfterCrash(), records);
  }

  @Test
  default void goesOnAfterACrash() {
    List<IndexRecord> records = fill();
    index().upsert(G1.id(), IndexUnderTest.items(42).any("unflushed", 10, DIMENSION));
    VectorIndex index = reopenAfterCrash();
    index.create(G1);
    index.upsert(G2.id(), records);
    index.upsert(G1.id(), records);
    index.flush(G2.id());
    index.flush(G1.id());
    index.switchTo(G2.id());
    assertThat(index.live()).contains(G2);
    assertThat(index.count(G2.id())).isEqualTo(35);
    assertThat(index.count(G1.id(), TENANT, Filter.all())).isEqualTo(35);
    index.drop(G1.id());
    assertThat(index.generations()).containsExactly(G2);
  }

  /** A close without a flush may keep or lose what was not flushed, but leaves no ruin. */
  @Test
  default void closesWithWritesUnderWay() {
    List<IndexRecord> records = fill();
    index().upsert(G1.id(), List.of(IndexUnderTest.items(43).image(TENANT, "late", DIMENSION)));
    VectorIndex index = reopen();
    assertThat(IndexUnderTest.ids(index.scan(G1.id(), TENANT, Filter.all(), 100)))
        .containsAll(IndexUnderTest.ids(records))
        .hasSizeBetween(35, 36);
    assertThat(
            index.search(
                G1.id(),
                new VectorQuery(
                    TENANT,
                    IndexUnderTest.items(44).unit(DIMENSION),
                    5,
                    Set.of(Modality.values()),
                    Filter.all())))
        .hasSize(5);
  }

  @Test
  default void closingTwiceIsClosingOnce() {
    index().create(G1);
    index().close();
    index().close();
  }
}
