package dev.plumbline.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.FilterParser;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.TextIndex;
import dev.plumbline.core.index.TextMatch;
import dev.plumbline.core.index.TextQuery;
import dev.plumbline.core.model.ItemId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Captions by their words, of an index that keeps them. */
interface TextContract extends IndexUnderTest {
  private TextIndex texts() {
    Assumptions.assumeTrue(index().textIndex().isPresent(), "this index keeps no words");
    return index().textIndex().orElseThrow();
  }

  /** Gives the captions the ids {@code c0}, {@code c1} and so on. */
  private void put(String tenant, String... captions) {
    RandomItems items = IndexUnderTest.items(51);
    List<IndexRecord> records = new ArrayList<>();
    records.add(items.image(tenant, "zebra", DIMENSION));
    for (String caption : captions) {
      records.add(items.caption(tenant, "c" + (records.size() - 1), "zebra", caption, DIMENSION));
    }
    index().create(G1);
    index().upsert(G1.id(), records);
    index().flush(G1.id());
  }

  private List<String> found(String tenant, String words, int k, String filter) {
    List<TextMatch> matches =
        texts().searchText(G1.id(), new TextQuery(tenant, words, k, FilterParser.parse(filter)));
    for (int i = 0; i < matches.size(); i++) {
      assertThat(matches.get(i).item().id().tenant()).isEqualTo(tenant);
      assertThat(matches.get(i).score()).isPositive();
      assertThat(i == 0 || matches.get(i - 1).score() >= matches.get(i).score()).isTrue();
    }
    return matches.stream().map(match -> match.item().id().id()).toList();
  }

  @Test
  default void ranksByTheWordsThatACaptionHolds() {
    put(
        TENANT,
        "red lamp",
        "red zebra",
        "blue lamp",
        "green lamp beside green chairs near grey walls",
        "Zebra, RED; lamp!");
    assertThat(found(TENANT, "red zebra lamp", 10, "")).startsWith("c4").hasSize(5);
    assertThat(found(TENANT, "ZEBRA", 10, "")).containsExactlyInAnyOrder("c1", "c4");
    assertThat(found(TENANT, "zebra lamp", 10, "").subList(0, 2))
        .as("zebra is rarer than lamp")
        .containsExactly("c4", "c1");
    assertThat(found(TENANT, "lamp", 10, "")).as("the longest comes last").endsWith("c3");
    assertThat(found(TENANT, "lamp", 2, "")).hasSize(2);
    assertThat(found(TENANT, "piano", 10, "")).isEmpty();
    assertThat(found(TENANT, "piano zebra", 10, "")).hasSize(2);
  }

  @Test
  default void keepsToTheTenantAndTheFilter() {
    put(TENANT, "red zebra", "blue zebra");
    put("t2", "red zebra", "green zebra");
    assertThat(found(TENANT, "zebra green", 10, "")).containsExactlyInAnyOrder("c0", "c1");
    assertThat(found("t2", "zebra green", 10, "")).containsExactly("c1", "c0");
    assertThat(found("t3", "zebra", 10, "")).isEmpty();
    assertThat(found(TENANT, "zebra", 10, "id != \"c0\"")).containsExactly("c1");
    assertThat(found(TENANT, "zebra", 10, "part_of == \"other\"")).isEmpty();
  }

  @Test
  default void followsWrites() {
    put(TENANT, "red zebra", "blue zebra", "green lamp");
    put(TENANT, "red piano");
    index().delete(G1.id(), List.of(new ItemId(TENANT, "c1")));
    index().flush(G1.id());
    assertThat(found(TENANT, "zebra", 10, "")).isEmpty();
    assertThat(found(TENANT, "piano", 10, "")).containsExactly("c0");
    reopen();
    assertThat(found(TENANT, "piano lamp", 10, "")).containsExactlyInAnyOrder("c0", "c2");
  }

  @Test
  default void wordsAreNoQueryLanguage() {
    put(TENANT, "red zebra", "blue zebra", "\u8a9e\u8a00");
    List<String> queries = new ArrayList<>(RandomItems.STRANGE);
    queries.addAll(
        List.of(
            "",
            " ",
            "!!!",
            "-zebra",
            "+piano +zebra",
            "id:c0",
            "zebr*",
            "\"red zebra",
            "(zebra",
            "zebra~2",
            "[a TO z]",
            "zebra^9 OR *:*",
            "{!func}1",
            "nul\u0000 zebra"));
    for (String words : queries) {
      List<String> found = found(TENANT, words, 10, "");
      assertThat(List.of("c0", "c1", "c2")).as(words).containsAll(found);
    }
    assertThat(found(TENANT, "!!! % \" *", 10, "")).isEmpty();
    assertThat(found(TENANT, "*:*", 10, "")).isEmpty();
    assertThat(found(TENANT, "-zebra", 10, "")).containsExactlyInAnyOrder("c0", "c1");
    assertThat(found(TENANT, "\u8a9e", 10, "").size()).isLessThanOrEqualTo(1);
    assertThat(found(TENANT, "word ".repeat(2000), 10, "")).isEmpty();
  }

  @Test
  default void refusesTextSearchesThatBreakARule() {
    TextIndex texts = texts();
    put(TENANT, "red zebra");
    TextQuery query = new TextQuery(TENANT, "zebra", 1, Filter.all());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> texts.searchText(new GenerationId(77), query))
        .withMessageContaining("g77");
    for (int k : new int[] {0, 1001}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new TextQuery(TENANT, "zebra", k, Filter.all()))
          .withMessageContaining("k: " + k);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TextQuery(TENANT, "x".repeat(10_001), 1, Filter.all()))
        .withMessageContaining("10001");
  }
}
