package dev.plumbline.index.milvus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.UnindexableException;
import dev.plumbline.testkit.index.RandomItems;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private final RandomItems items = new RandomItems(new SplittableRandom(1));

  @Test
  void cutsByCountAndBySize() {
    List<Integer> values = IntStream.range(0, 10).boxed().toList();
    assertThat(Batches.of(values, 4, v -> 1L))
        .containsExactly(List.of(0, 1, 2, 3), List.of(4, 5, 6, 7), List.of(8, 9));
    assertThat(Batches.of(values, 4, v -> 20L << 20)).hasSize(10);
    assertThat(Batches.of(values, 100, v -> 10L << 20)).hasSize(4);
    assertThat(Batches.of(List.of(), 4, v -> 1L)).isEmpty();
  }

  @Test
  void keepsTheLastOfEachId() {
    IndexRecord first = items.image("t1", "i", 2);
    IndexRecord other = items.image("t2", "i", 2);
    IndexRecord last = items.image("t1", "i", 2);
    assertThat(Batches.lastOfEach(List.of(first, other, last)))
        .containsExactlyInAnyOrder(last, other);
  }

  @Test
  void countsNoLessThanARowTakes() {
    for (int i = 0; i < 100; i++) {
      ItemCodec.Row row = ItemCodec.row(items.any("t1", "i" + i, 16));
      assertThat(row.bytes()).isGreaterThan(16 * Float.BYTES + 10);
    }
  }

  @Test
  void refusesATextThatNoServerTakes() {
    IndexRecord large =
        items.caption("t1", "c", "i", String.join("", Collections.nCopies(70_000, "x")), 2);
    assertThatExceptionOfType(UnindexableException.class)
        .isThrownBy(() -> ItemCodec.row(large))
        .withMessageContaining("t1/c")
        .withMessageContaining("70000");
  }
}
