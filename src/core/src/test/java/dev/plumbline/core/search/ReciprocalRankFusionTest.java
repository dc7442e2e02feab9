package dev.plumbline.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.search.ReciprocalRankFusion.Fused;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReciprocalRankFusionTest {
  private static List<String> order(List<List<String>> rankings) {
    return ReciprocalRankFusion.fuse(rankings).stream().map(Fused::value).toList();
  }

  @Test
  void sumsReciprocalRanks() {
    List<Fused<String>> fused =
        ReciprocalRankFusion.fuse(List.of(List.of("a", "b", "c"), List.of("c", "a")));
    assertThat(fused).extracting(Fused::value).containsExactly("a", "c", "b");
    double[] scores = {1.0 / 61 + 1.0 / 62, 1.0 / 63 + 1.0 / 61, 1.0 / 62};
    for (int i = 0; i < scores.length; i++) {
      assertThat(fused.get(i).score()).isCloseTo(scores[i], within(1e-12));
    }
  }

  @Test
  void twoMiddlingRanksBeatOneBest() {
    assertThat(order(List.of(List.of("a", "x", "b"), List.of("c", "y", "b")))).startsWith("b", "a");
  }

  @Test
  void disjointRankingsAlternate() {
    assertThat(order(List.of(List.of("a", "b", "c"), List.of("x", "y"))))
        .containsExactly("a", "x", "b", "y", "c");
  }

  @Test
  void ofEqualsTheEarlierRankingComesFirst() {
    assertThat(order(List.of(List.of("a", "b"), List.of("b", "a")))).containsExactly("a", "b");
    assertThat(order(List.of(List.of("b", "a"), List.of("a", "b")))).containsExactly("b", "a");
  }

  @Test
  void aRankingSpeaksOnceOfEachThing() {
    List<Fused<String>> fused =
        ReciprocalRankFusion.fuse(List.of(List.of("a", "a", "b"), List.of("b")));
    assertThat(fused).extracting(Fused::value).containsExactly("b", "a");
    assertThat(fused.get(0).score()).isCloseTo(1.0 / 62 + 1.0 / 61, within(1e-12));
    assertThat(fused.get(1).score()).isCloseTo(1.0 / 61, within(1e-12));
  }

  @Test
  void oneRankingStaysAndNoneIsNone() {
    assertThat(order(List.of(List.of("c", "a", "b")))).containsExactly("c", "a", "b");
    assertThat(order(List.of(List.of(), List.of("a")))).containsExactly("a");
    assertThat(order(List.of(List.of(), List.of()))).isEmpty();
    assertThat(order(List.of())).isEmpty();
  }
}
