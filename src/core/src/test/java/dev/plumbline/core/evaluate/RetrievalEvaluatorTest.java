package dev.plumbline.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.model.FloatMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetrievalEvaluatorTest {
  private static final List<String> FOUR = List.of("a", "b", "c", "d");

  private static FloatMatrix identity(int n) {
    float[] data = new float[n * n];
    for (int i = 0; i < n; i++) {
      data[i * n + i] = 1;
    }
    return FloatMatrix.wrap(n, n, data);
  }

  @Test
  void perfectVectorsScoreEverything() {
    RetrievalReport report = RetrievalEvaluator.evaluate(identity(4), identity(4), FOUR);
    assertThat(report.recallSum()).isEqualTo(600);
    assertThat(report.textToImage().medianRank()).isEqualTo(1);
    assertThat(report.imageToText().meanAveragePrecision()).isEqualTo(1);
  }

  @Test
  void aConstantEmbeddingScoresChance() {
    int n = 100;
    float[] ones = new float[n];
    java.util.Arrays.fill(ones, 1);
    FloatMatrix same = FloatMatrix.wrap(n, 1, ones);
    List<String> groups = IntStream.range(0, n).mapToObj(i -> "g" + i).toList();
    RetrievalReport report = RetrievalEvaluator.evaluate(same, same, groups);
    assertThat(report.recallSum()).isCloseTo(2 * (1 + 5 + 10), within(1e-9));
    assertThat(report.textToImage().medianRank()).isEqualTo(50.5);
    assertThat(report.textToImage().meanAveragePrecision()).isLessThan(0.06);
  }

  @Test
  void anyCaptionOfAnImageIsRight() {
    FloatMatrix images = FloatMatrix.wrap(3, 2, new float[] {1, 0, 1, 0, 0, 1});
    FloatMatrix texts = FloatMatrix.wrap(3, 2, new float[] {0, 1, 1, 0, 0, 2});
    RetrievalReport report = RetrievalEvaluator.evaluate(images, texts, List.of("x", "x", "y"));
    assertThat(report.imageToText().candidates()).isEqualTo(3);
    assertThat(report.textToImage().candidates()).isEqualTo(2);
    assertThat(report.imageToText().recallAt1()).isEqualTo(100);
    // the first caption of x lies on y
    assertThat(report.textToImage().recallAt1()).isCloseTo(200 / 3.0, within(1e-9));
  }

  @Test
  void countsRanksAsANaiveSortDoes() {
    java.util.Random random = new java.util.Random(7);
    int n = 50;
    float[] a = new float[n * 4];
    float[] b = new float[n * 4];
    for (int i = 0; i < a.length; i++) {
      a[i] = (float) random.nextGaussian();
      b[i] = (float) random.nextGaussian();
    }
    FloatMatrix images = FloatMatrix.wrap(n, 4, a);
    FloatMatrix texts = FloatMatrix.wrap(n, 4, b);
    List<String> groups = IntStream.range(0, n).mapToObj(i -> "g" + i).toList();
    List<Integer> ranks = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int query = i;
      List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
      order.sort(
          (x, y) ->
              Double.compare(
                  texts.row(y).dot(images.row(query)), texts.row(x).dot(images.row(query))));
      ranks.add(order.indexOf(i) + 1);
    }
    double at10 = 100.0 * ranks.stream().filter(r -> r <= 10).count() / n;
    double map = ranks.stream().mapToDouble(r -> 1.0 / r).average().orElseThrow();
    RetrievalReport report = RetrievalEvaluator.evaluate(images, texts, groups);
    assertThat(report.imageToText().recallAt10()).isEqualTo(at10);
    assertThat(report.imageToText().meanAveragePrecision()).isCloseTo(map, within(1e-9));
  }

  @Test
  void tiesAreWorthTheMeanOverTheirOrders() {
    float[] similarities = {.5f, .5f, .5f, .9f, .1f, .5f, .1f};
    boolean[] right = {true, false, false, false, true, true, false};
    Discounts discounts = new Discounts(similarities.length);
    Ranking ranking = Ranking.of(similarities, right, discounts);
    java.util.Random random = new java.util.Random(3);
    double bestRank = 0;
    double atOne = 0;
    double atFive = 0;
    double gain = 0;
    int rounds = 40_000;
    List<Integer> order = new ArrayList<>(IntStream.range(0, 7).boxed().toList());
    for (int round = 0; round < rounds; round++) {
      java.util.Collections.shuffle(order, random);
      float[] apart = new float[7];
      for (int i = 0; i < 7; i++) {
        apart[order.get(i)] = similarities[order.get(i)] + i * 1e-4f;
      }
      Ranking one = Ranking.of(apart, right, discounts);
      bestRank += one.bestRank() / rounds;
      atOne += one.recallAt().one() / rounds;
      atFive += one.recallAt().five() / rounds;
      gain += one.gain() / rounds;
    }
    assertThat(ranking.bestRank()).isCloseTo(bestRank, within(0.02));
    assertThat(ranking.recallAt().one()).isZero();
    assertThat(atOne).isZero();
    assertThat(ranking.recallAt().five()).isCloseTo(atFive, within(0.01));
    assertThat(ranking.gain()).isCloseTo(gain, within(0.005));
    Ranking two = Ranking.of(new float[] {1, 1, 1}, new boolean[] {true, true, false}, discounts);
    assertThat(two.recallAt().one()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(two.bestRank()).isCloseTo(4 / 3.0, within(1e-12));
  }

  @Test
  void gainIsThatOfTheTextbook() {
    // right answers at ranks 1 and 3 of 4
    float[] similarities = {4, 3, 2, 1};
    boolean[] right = {true, false, true, false};
    double expected = (1 + 1 / 2.0) / (1 + Math.log(2) / Math.log(3));
    Ranking ranking = Ranking.of(similarities, right, new Discounts(4));
    assertThat(ranking.gain()).isCloseTo(expected, within(1e-12));
    assertThat(ranking.averagePrecision()).isCloseTo((1 + 2 / 3.0) / 2, within(1e-12));
  }

  @Test
  void labelsMakeTheirWholeClassRight() {
    FloatMatrix images = FloatMatrix.wrap(4, 2, new float[] {1, 0, 1, 0, 0, 1, 0, 1});
    RetrievalReport report =
        RetrievalEvaluator.evaluate(
            images, images, FOUR, java.util.Optional.of(List.of(1, 1, 2, 2)));
    assertThat(report.byLabel().orElseThrow().mean()).isEqualTo(1);
    assertThat(report.imageToText().recallAt1()).isEqualTo(50);
    assertThat(report.metrics("test.")).containsEntry("test.i2t.label_map", 1.0);
    assertThat(RetrievalEvaluator.evaluate(images, images, FOUR).byLabel()).isEmpty();
  }

  @Test
  void refusesNumbersThatAreNone() {
    FloatMatrix broken = FloatMatrix.wrap(1, 1, new float[] {Float.NaN});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetrievalEvaluator.evaluate(broken, broken, List.of("a")))
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> RetrievalEvaluator.evaluate(identity(2), FloatMatrix.empty(2), List.of("a")));
  }

  @Test
  void refusesNoPairs() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                RetrievalEvaluator.evaluate(FloatMatrix.empty(2), FloatMatrix.empty(2), List.of()));
  }
}
