package dev.plumbline.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.TextMatch;
import dev.plumbline.core.index.TextQuery;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.testkit.index.InMemoryVectorIndex;
import dev.plumbline.testkit.index.RandomItems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptionWordsTest {
  private static final GenerationId G1 = new GenerationId(1);

  /** No stop words, and each its own stem. */
  private static final List<String> WORDS =
      List.of("red", "blue", "lamp", "zebra", "piano", "left", "north", "kiosk");

  private final RandomItems items = new RandomItems(new SplittableRandom(1));
  @TempDir private Path directory;
  private LuceneIndex index;

  @BeforeEach
  void open() {
    index =
        LuceneIndex.open(
            new LuceneIndexConfig(directory, Duration.ofMinutes(1), Duration.ofSeconds(30)));
    index.create(new Generation(G1, new AlignerVersion(1), 8));
  }

  @AfterEach
  void close() {
    index.close();
  }

  private List<String> found(String words) {
    return index.searchText(G1, new TextQuery("t", words, 10, Filter.all())).stream()
        .map(match -> match.item().id().id())
        .toList();
  }

  private void put(String... captions) {
    List<IndexRecord> records = new ArrayList<>();
    for (String caption : captions) {
      records.add(items.caption("t", "c" + records.size(), "i", caption, 8));
    }
    index.upsert(G1, records);
    index.flush(G1);
  }

  @Test
  void stemsFindEachOtherAndEmptyWordsFindNothing() {
    put(
        "A red circle is left of the squares.",
        "the dog's ball",
        "\u8d64\u3044\u5186",
        "caf\u00e9");
    assertThat(found("circles square")).containsExactly("c0");
    assertThat(found("dogs")).containsExactly("c1");
    assertThat(found("the of a is")).isEmpty();
    assertThat(found("\u8d64\u3044")).containsExactly("c2");
    assertThat(found("CAF\u00c9")).containsExactly("c3");
  }

  @Test
  void manyWordsCountUpToALimit() {
    put("word255 here", "word256 here");
    String words =
        IntStream.range(0, 300).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
    assertThat(found(words)).containsExactly("c0");
  }

  /** The formula itself, where words need no stemming and no tenant's words weigh on another's. */
  @Test
  void scoresAreBm25() {
    InMemoryVectorIndex oracle = new InMemoryVectorIndex();
    oracle.create(new Generation(G1, new AlignerVersion(1), 8));
    SplittableRandom random = new SplittableRandom(2);
    List<IndexRecord> records = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      records.add(items.caption("t", "c" + i, "i", caption(random), 8));
    }
    oracle.upsert(G1, records);
    index.upsert(G1, records);
    index.flush(G1);
    for (int q = 0; q < 30; q++) {
      TextQuery query = new TextQuery("t", caption(random), 20, Filter.all());
      List<TextMatch> expected = oracle.searchText(G1, query);
      List<TextMatch> found = index.searchText(G1, query);
      assertThat(found).hasSameSizeAs(expected);
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i).score()).isCloseTo(expected.get(i).score(), within(1e-5));
      }
    }
  }

  private static String caption(SplittableRandom random) {
    return random
        .ints(random.nextInt(1, 12), 0, WORDS.size())
        .mapToObj(WORDS::get)
        .collect(Collectors.joining(" "));
  }
}
