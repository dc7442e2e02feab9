package dev.plumbline.methods.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.align.AlignerTrainer.TrainingContext;
import dev.plumbline.core.align.Normalize;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.evaluate.RetrievalEvaluator;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.AlignerMethods;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TripletCenterTrainerTest {
  private static final int CLASSES = 5;
  private static final Map<String, String> SMALL =
      Map.of("dimension", "8", "epochs", "20", "batch", "32", "learningRate", "1e-2");

  /** Classes as places in each side's space, with noise. */
  private static PairSet pairs(long seed, int count) {
    Random places = new Random(77);
    float[][] image = new float[CLASSES][10];
    float[][] text = new float[CLASSES][6];
    for (int c = 0; c < CLASSES; c++) {
      for (int j = 0; j < 10; j++) {
        image[c][j] = (float) places.nextGaussian();
      }
      for (int j = 0; j < 6; j++) {
        text[c][j] = (float) places.nextGaussian();
      }
    }
    Random random = new Random(seed);
    float[] images = new float[count * 10];
    float[] texts = new float[count * 6];
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int label = random.nextInt(CLASSES);
      labels.add(10 * label + 3); // labels need not be numbered from 0
      for (int j = 0; j < 10; j++) {
        images[i * 10 + j] = image[label][j] + (float) (0.3 * random.nextGaussian());
      }
      for (int j = 0; j < 6; j++) {
        texts[i * 6 + j] = text[label][j] + (float) (0.3 * random.nextGaussian());
      }
    }
    return new PairSet(
        FloatMatrix.wrap(count, 10, images),
        FloatMatrix.wrap(count, 6, texts),
        IntStream.range(0, count).mapToObj(Integer::toString).toList(),
        Optional.of(labels));
  }

  private static double precision(Projections found, PairSet pairs) {
    FloatMatrix images = found.visual().apply(pairs.images());
    FloatMatrix texts = found.textual().apply(pairs.texts());
    return RetrievalEvaluator.byLabel(
            new Normalize(images.columns()).apply(images),
            new Normalize(texts.columns()).apply(texts),
            pairs.labels().orElseThrow())
        .mean();
  }

  private static Projections fit(PairSet train, long seed) {
    return AlignerMethods.trainer("triplet-center", SMALL).fit(train, TrainingContext.ofSeed(seed));
  }

  @Test
  void classesFindEachOther() {
    Projections found = fit(pairs(1, 300), 1);
    assertThat(precision(found, pairs(2, 200))).isGreaterThan(.9);
  }

  @Test
  void sameSeedSameProjections() {
    PairSet train = pairs(1, 60);
    assertThat(fit(train, 5)).isEqualTo(fit(train, 5)).isNotEqualTo(fit(train, 6));
  }

  @Test
  void refusesPairsWithoutClasses() {
    PairSet pairs = pairs(1, 20);
    PairSet without = new PairSet(pairs.images(), pairs.texts(), pairs.groups(), Optional.empty());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit(without, 1))
        .withMessageContaining("triplet-center learns from classes");
    int[] first =
        IntStream.range(0, 20)
            .filter(i -> pairs.labels().orElseThrow().get(i).equals(pairs.labels().get().get(0)))
            .toArray();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit(pairs.select(first), 1))
        .withMessage("triplet-center: 1 classes (expected: at least 2)");
  }

  @Test
  void refusesAnImageOfTwoClasses() {
    PairSet pairs = pairs(1, 20);
    PairSet one =
        new PairSet(
            pairs.images(),
            pairs.texts(),
            java.util.Collections.nCopies(20, "picture"),
            pairs.labels());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit(one, 1))
        .withMessageContaining("pairs of picture have different labels");
  }
}
