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
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TripletCenterTrainerTest {
  private static final Map<String, String> SMALL =
      Map.of("dimension", "8", "epochs", "20", "batch", "32", "learningRate", "1e-2");

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
    Projections found = fit(ClassPairs.of(1, 300), 1);
    assertThat(precision(found, ClassPairs.of(2, 200))).isGreaterThan(.9);
  }

  @Test
  void sameSeedSameProjections() {
    PairSet train = ClassPairs.of(1, 60);
    assertThat(fit(train, 5)).isEqualTo(fit(train, 5)).isNotEqualTo(fit(train, 6));
  }

  @Test
  void refusesPairsWithoutClasses() {
    PairSet pairs = ClassPairs.of(1, 20);
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
    PairSet pairs = ClassPairs.of(1, 20);
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
