package dev.plumbline.methods.metric;

import ai.djl.ndarray.NDArray;
import dev.plumbline.methods.network.EmbeddedBatch;
import dev.plumbline.methods.network.GradientCheck;
import dev.plumbline.methods.network.PairObjective;
import dev.plumbline.methods.network.Rows;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every loss of the family against central differences. */
class MetricGradientsTest {
  private static final int[] IMAGES = {0, 1, 2, 3};
  private static final int[] TEXTS = {0, 0, 1, 2, 2, 3};
  private static final int WIDTH = 5;

  static Stream<Arguments> objectives() {
    return Stream.of(
        Arguments.of("vse++", new VsePlusPlus(.2)),
        Arguments.of("vse0", new VseZero(.2)),
        Arguments.of("triplet", new Triplet(.2, NegativeMiner.semiHard())),
        Arguments.of(
            "spe", new StructurePreserving(.05, StructurePreserving.Direction.BOTH, 1.5, .5)),
        Arguments.of("contrastive", new Contrastive(1.3)),
        Arguments.of("npair", new NPair(3e-2)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("objectives")
  void isTheDerivative(String name, PairObjective objective) {
    GradientCheck.check(
        List.of(
            GradientCheck.normalRows(1, IMAGES.length, WIDTH),
            GradientCheck.normalRows(2, TEXTS.length, WIDTH)),
        rows ->
            objective.loss(
                new EmbeddedBatch(Rows.unit(rows.get(0)), Rows.unit(rows.get(1)), IMAGES, TEXTS)));
  }

  static Stream<Arguments> losses() {
    return Stream.of(Measure.values())
        .flatMap(
            measure ->
                Stream.of(
                        NegativeMiner.all(),
                        NegativeMiner.hardest(),
                        NegativeMiner.nearest(2),
                        NegativeMiner.semiHard())
                    .map(miner -> Arguments.of(measure, miner)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("losses")
  void hingesAreToo(Measure measure, NegativeMiner miner) {
    GradientCheck.check(
        List.of(
            GradientCheck.normalRows(3, IMAGES.length, WIDTH),
            GradientCheck.normalRows(4, TEXTS.length, WIDTH)),
        rows -> {
          NDArray across = measure.scores(rows.get(0), rows.get(1));
          NDArray within = measure.scores(rows.get(1), rows.get(1));
          PairLoss loss = new HingeLoss(.5);
          return loss.of(miner.mine(PairMatrix.between(across, IMAGES, TEXTS)))
              .add(loss.of(miner.mine(PairMatrix.within(within, TEXTS))));
        });
  }
}
