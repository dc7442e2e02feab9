package dev.plumbline.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.FilterParser;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.ItemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Filters let through what core's FilterEvaluator lets through, by count and by scan. */
interface FiltersContract extends IndexUnderTest {
  private List<IndexRecord> fill() {
    index().create(G1);
    RandomItems items = IndexUnderTest.items(11);
    List<IndexRecord> records = new ArrayList<>(items.any(TENANT, 90, DIMENSION));
    records.addAll(items.any("t2", 60, DIMENSION));
    index().upsert(G1.id(), records);
    index().flush(G1.id());
    return records;
  }

  private void agree(List<IndexRecord> records, String tenant, Filter filter) {
    Set<ItemId> expected = IndexUnderTest.expected(records, tenant, filter);
    assertThat(index().count(G1.id(), tenant, filter))
        .as("count of %s by %s", tenant, filter)
        .isEqualTo(expected.size());
    assertThat(IndexUnderTest.ids(index().scan(G1.id(), tenant, filter, 1000)))
        .as("scan of %s by %s", tenant, filter)
        .isEqualTo(expected);
  }

  @Test
  default void eachOperatorOnEachColumn() {
    List<IndexRecord> records = fill();
    for (String text :
        List.of(
            "",
            "id == \"i3\"",
            "id != \"i3\"",
            "id startswith \"i1\"",
            "id startswith \"\"",
            "id in [\"i1\", \"i2\", \"nobody\"]",
            "id not in [\"i1\", \"i2\"]",
            "id exists",
            "modality == \"image\"",
            "modality != \"text\"",
            "modality in [\"text\", \"clip\"]",
            "modality == \"IMAGE\"",
            "modality startswith \"c\"",
            "part_of == \"i1\"",
            "part_of != \"i1\"",
            "part_of == \"i\\\"3\"",
            "part_of exists",
            "not part_of exists",
            "not part_of == \"i1\"",
            "source == \"\"",
            "source != \"\"",
            "source startswith \"camera\"",
            "source exists",
            "event_time == \"2026-05-01T00:00:00Z\"",
            "event_time != \"2026-05-01T00:00:00Z\"",
            "event_time >= \"2026-05-01T00:00:00Z\" and event_time < \"2026-05-01T00:00:00.002Z\"",
            "event_time > \"2026-05-01T00:00:00Z\"",
            "event_time <= \"2026-04-30T23:59:59.998Z\"",
            "event_time in [1777593600000, 1777593600001]",
            "event_time < 0",
            "event_time > 1777593599999.5",
            "event_time exists",
            "size == 3",
            "size == 0",
            "size in [0, 3]",
            "size in [-0.0]",
            "size != 3",
            "size < 0.3",
            "size <= 0.3",
            "size > 0.3",
            "size >= 9007199254740992",
            "size == 1e300",
            "size > -1.5 and size <= 1",
            "size == \"3\"",
            "size exists",
            "not size exists",
            "not size > 0.3",
            "wet == true",
            "wet == false",
            "wet != true",
            "wet in [true, false]",
            "wet == \"true\"",
            "not wet == true",
            "colour == \"red\"",
            "colour != \"red\"",
            "colour == \"\"",
            "colour startswith \"red\"",
            "colour startswith \"\"",
            "colour in [\"red\", \"blue\"]",
            "colour not in [\"red\", \"blue\"]",
            "colour exists",
            "mixed == 3",
            "mixed == \"3\"",
            "mixed == true",
            "mixed != true",
            "mixed != 3",
            "mixed != \"red\"",
            "mixed > 0",
            "mixed startswith \"r\"",
            "mixed in [3, \"red\", true]",
            "mixed exists",
            "missing == 1",
            "missing != 1",
            "missing in [1, 2]",
            "not missing in [1, 2]",
            "missing exists",
            "not missing exists",
            "not (colour == \"red\" or size > 0) and modality == \"image\"",
            "not not colour == \"red\"",
            "colour == \"red\" or (size > 0 and not wet == true) or part_of == \"i2\"")) {
      agree(records, TENANT, FilterParser.parse(text));
    }
    agree(records, "t2", Filter.all());
    agree(records, "t3", Filter.all());
    agree(records, TENANT, new Filter.Or(List.of()));
    agree(records, TENANT, new Filter.Not(Filter.all()));
  }

  @Test
  default void randomFiltersAgreeWithTheEvaluator() {
    List<IndexRecord> records = fill();
    RandomItems items = IndexUnderTest.items(12);
    for (int i = 0; i < 300; i++) {
      agree(records, i % 2 == 0 ? TENANT : "t2", items.filter(3));
    }
  }

  @Test
  default void scanKeepsToItsLimit() {
    List<IndexRecord> records = fill();
    Filter filter = FilterParser.parse("size exists");
    Set<ItemId> expected = IndexUnderTest.expected(records, TENANT, filter);
    for (int limit : new int[] {1, 7, expected.size(), expected.size() + 1}) {
      List<IndexRecord> found = index().scan(G1.id(), TENANT, filter, limit);
      assertThat(found).hasSize(Math.min(limit, expected.size())).doesNotHaveDuplicates();
      assertThat(expected).containsAll(IndexUnderTest.ids(found));
    }
    for (int limit : new int[] {0, -1, VectorIndex.MAX_SCAN + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> index().scan(G1.id(), TENANT, filter, limit))
          .withMessageContaining("limit: " + limit);
    }
  }

  @Test
  default void findsTheCaptionsOfImages() {
    index().create(G1);
    RandomItems items = IndexUnderTest.items(1);
    List<IndexRecord> records = new ArrayList<>();
    for (int i = 0; i < 1100; i++) {
      String whole = i < RandomItems.STRANGE.size() ? RandomItems.STRANGE.get(i) : "i" + i;
      records.add(items.image(TENANT, whole, DIMENSION));
      records.add(items.caption(TENANT, "c1-" + i, whole, "one", DIMENSION));
      records.add(items.caption(TENANT, "c2-" + i, whole, "another", DIMENSION));
      records.add(items.caption("t2", "c1-" + i, whole, "of another tenant", DIMENSION));
    }
    index().upsert(G1.id(), records);
    index().flush(G1.id());
    for (String whole : RandomItems.STRANGE) {
      assertThat(index().captionsOf(G1.id(), TENANT, Set.of(whole, "absent")))
          .hasSize(2)
          .allSatisfy(caption -> assertThat(caption.partOf()).contains(whole))
          .allSatisfy(
              caption -> assertThat(records).extracting(IndexRecord::item).contains(caption));
    }
    Set<String> thousand =
        Set.copyOf(records.stream().limit(4000).map(r -> r.item().id().id()).toList());
    assertThat(index().captionsOf(G1.id(), TENANT, thousand)).hasSize(2000);
    assertThat(index().captionsOf(G1.id(), TENANT, Set.of("c1-50"))).isEmpty();
    assertThat(index().captionsOf(G1.id(), TENANT, Set.of())).isEmpty();
    assertThat(index().captionsOf(G1.id(), "t3", thousand)).isEmpty();
  }
}
