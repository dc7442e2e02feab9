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
    assertThat(report.recallSum()).isZero();
    assertThat(report.textToImage().medianRank()).isEqualTo(50.5);
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
  void refusesNoPairs() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                RetrievalEvaluator.evaluate(FloatMatrix.empty(2), FloatMatrix.empty(2), List.of()));
  }
}
