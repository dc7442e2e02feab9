package dev.plumbline.methods.reproduce.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.align.Affine;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.datasets.LabelledImages;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What the experiments measure, and what they draw. */
class MeasurementsTest {
  private static FloatMatrix rows(float... values) {
    return FloatMatrix.wrap(values.length / 2, 2, values);
  }

  @Test
  void imagesFindTheirLike() {
    FloatMatrix apart = rows(1, 0, 2, .1f, 0, 1, .1f, 3);
    assertThat(SelfRetrieval.of(apart, List.of(0, 0, 1, 1))).isEqualTo(new SelfRetrieval(1, 1));
    // by angle 0, 45, 6 and 48 degrees: its like is second, third, third, second
    SelfRetrieval crossed =
        SelfRetrieval.of(rows(1, 0, 1, 1, 1, .1f, 1, 1.1f), List.of(0, 0, 1, 1));
    assertThat(crossed.recallAt1()).isZero();
    assertThat(crossed.meanAveragePrecision()).isCloseTo(5 / 12.0, within(1e-9));
  }

  @Test
  void aConstantEmbeddingIsWorthNothing() {
    SelfRetrieval found = SelfRetrieval.of(rows(1, 1, 1, 1, 1, 1, 1, 1), List.of(0, 0, 1, 1));
    assertThat(found.recallAt1()).isZero();
    assertThat(found.meanAveragePrecision()).isCloseTo(1 / 3.0, within(1e-9));
  }

  @Test
  void neighboursAreNearestFirst() {
    FloatMatrix line = rows(0, 0, 1, 0, 3, 0, 3.5f, 0);
    assertThat(Neighbours.of(line, line, 2, true))
        .isDeepEqualTo(new int[][] {{1, 2}, {0, 2}, {3, 1}, {2, 1}});
    assertThat(Neighbours.of(line, line, 1, false)[2]).containsExactly(2);
    assertThat(
            Neighbours.accuracy(
                rows(.1f, 0, 3.4f, 0), new int[] {0, 0}, line, new int[] {0, 0, 1, 1}, 1))
        .isEqualTo(.5);
    assertThat(Neighbours.overlap(line, line, line, 2)).isEqualTo(1);
    assertThat(Neighbours.overlap(line, rows(3, 0, 1, 0, 3, 0, 3.5f, 0), line, 1)).isEqualTo(.75);
  }

  @Test
  void shiftsMoveEveryLine() {
    FloatMatrix image = FloatMatrix.wrap(1, 4, new float[] {1, 2, 3, 4});
    assertThat(Shifts.of(image, 2, 1).data()).containsExactly(0, 1, 0, 3);
    assertThat(Shifts.of(image, 2, -1).data()).containsExactly(2, 0, 4, 0);
    assertThat(Shifts.all(image, 2, List.of(0, 1)).data()).containsExactly(1, 2, 3, 4, 0, 1, 0, 3);
  }

  @Test
  void principalComponentsFollowTheVariance() {
    Random random = new Random(1);
    float[] values = new float[600];
    for (int i = 0; i < 200; i++) {
      values[3 * i] = 5 + (float) random.nextGaussian();
      values[3 * i + 1] = (float) (3 * random.nextGaussian());
      values[3 * i + 2] = (float) (.1 * random.nextGaussian());
    }
    Affine map = PrincipalComponents.of(FloatMatrix.wrap(200, 3, values), 2);
    assertThat(Math.abs(map.weight().get(1, 0))).isGreaterThan(.99f);
    assertThat(Math.abs(map.weight().get(0, 1))).isGreaterThan(.99f);
    double mean = 0;
    for (float value : map.apply(FloatMatrix.wrap(200, 3, values)).data()) {
      mean += value / 200;
    }
    assertThat(mean).isCloseTo(0, within(1e-3));
  }

  @Test
  void similarityGoesBothWaysAndOverCopies() {
    Similarity similar = Similarity.of(new int[][] {{1}, {2}, {1}, {0}});
    assertThat(similar.contains(0, 1)).isTrue();
    assertThat(similar.contains(1, 0)).isTrue();
    assertThat(similar.contains(0, 3)).isTrue();
    assertThat(similar.contains(0, 2)).isFalse();
    assertThat(similar.contains(4, 8)).isTrue(); // copies of the first
    assertThat(similar.contains(4, 9)).isTrue();
    for (int rows : new int[] {4, 12}) {
      int[] batch = similar.batches(rows, 8, 1).apply(0);
      assertThat(Arrays.stream(batch)).hasSize(8).allMatch(row -> row >= 0 && row < rows);
      for (int i = 0; i < 4; i++) {
        assertThat(similar.contains(batch[i], batch[i + 4])).isTrue();
      }
    }
  }

  @Test
  void batchesAreDrawnFromAll() {
    LabelledImages images =
        new LabelledImages(
            FloatMatrix.wrap(8, 1, new float[8]), 1, List.of(0, 0, 0, 1, 1, 2, 2, 2));
    IntFunction<int[]> pairs = Sampling.pairs(images, 3, 1);
    for (int step = 0; step < 10; step++) {
      int[] rows = pairs.apply(step);
      assertThat(Arrays.stream(rows, 0, 3).map(row -> images.labels().get(row)).distinct().count())
          .isEqualTo(3);
      for (int i = 0; i < 3; i++) {
        assertThat(rows[i]).isNotEqualTo(rows[i + 3]);
        assertThat(images.labels().get(rows[i])).isEqualTo(images.labels().get(rows[i + 3]));
      }
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sampling.pairs(images, 4, 1))
        .withMessage("classes: 4 (expected: 1 to 3)");
    IntFunction<int[]> shuffled = Sampling.shuffled(8, 4, 1);
    int[] first = shuffled.apply(0);
    int[] second = shuffled.apply(1);
    assertThat(first).doesNotContain(second);
  }

  @Test
  void jitterKeepsMostOfTheInk() {
    float[] disc = new float[28 * 28];
    double ink = 0;
    for (int i = 0; i < disc.length; i++) {
      int row = i / 28;
      disc[i] = Math.hypot(row - 13.5, i % 28 - 13.5) < 6 ? 1 : 0;
      ink += disc[i];
    }
    Jitter jitter = new Jitter(FloatMatrix.wrap(1, 784, disc), 28, 1);
    float[] once = jitter.images(new int[] {0}).data();
    assertThat(jitter.images(new int[] {0}).data()).isNotEqualTo(once);
    double kept = 0;
    for (float value : once) {
      assertThat(value).isBetween(0f, 1.0001f);
      kept += value;
    }
    assertThat(kept).isBetween(.6 * ink, 1.5 * ink);
  }
}
