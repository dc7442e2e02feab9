package dev.plumbline.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.align.Projection;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedBootstrapTest {
  private static final int WIDTH = 6;

  /** Passes the first {@code kept} values on. */
  private static Aligner keeping(int kept) {
    float[] weight = new float[WIDTH * WIDTH];
    for (int i = 0; i < kept; i++) {
      weight[i * WIDTH + i] = 1;
    }
    Projection projection =
        new Projection(
            List.of(
                new Affine(
                    FloatMatrix.wrap(WIDTH, WIDTH, weight), FloatVector.of(new float[WIDTH]))));
    EncoderVersion encoder = new EncoderVersion("test", "1");
    return new Aligner(
        new AlignerHeader(
            new AlignerVersion(1), "m", encoder, encoder, Map.of(), Optional.empty(), Instant.MIN),
        projection,
        projection);
  }

  private static PairSet pairs(int n) {
    Random random = new Random(5);
    float[] images = new float[n * WIDTH];
    float[] texts = new float[n * WIDTH];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) random.nextGaussian();
      texts[i] = (float) (images[i] + 0.5 * random.nextGaussian());
    }
    return new PairSet(
        FloatMatrix.wrap(n, WIDTH, images),
        FloatMatrix.wrap(n, WIDTH, texts),
        IntStream.range(0, n).mapToObj(i -> "g" + i / 2).toList(),
        Optional.empty());
  }

  @Test
  void tellsAGainFromALoss() {
    PairSet pairs = pairs(200);
    PairedBootstrap.Difference gain =
        PairedBootstrap.ofSeed(1).compare(keeping(WIDTH), keeping(2), pairs);
    assertThat(gain.isGain()).isTrue();
    assertThat(gain.difference()).isBetween(gain.low(), gain.high());
    assertThat(gain.difference())
        .isEqualTo(
            RetrievalEvaluator.evaluate(keeping(WIDTH), pairs).recallSum()
                - RetrievalEvaluator.evaluate(keeping(2), pairs).recallSum(),
            org.assertj.core.api.Assertions.within(1e-9));
    assertThat(PairedBootstrap.ofSeed(1).compare(keeping(2), keeping(WIDTH), pairs).isGain())
        .isFalse();
  }

  @Test
  void anAlignerIsNoBetterThanItself() {
    PairedBootstrap.Difference none =
        PairedBootstrap.ofSeed(2).compare(keeping(3), keeping(3), pairs(60));
    assertThat(none).isEqualTo(new PairedBootstrap.Difference(0, 0, 0));
    assertThat(none.isGain()).isFalse();
  }

  @Test
  void refusesTooFewRounds() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PairedBootstrap(99, .95, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new PairedBootstrap(100, 1, 1));
  }
}
