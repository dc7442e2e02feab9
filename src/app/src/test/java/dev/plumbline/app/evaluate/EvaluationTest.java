package dev.plumbline.app.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.model.EncoderVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static List<PictureVectors> sample(int pictures) {
    List<PictureVectors> sample = new ArrayList<>();
    for (int i = 0; i < pictures; i++) {
      PictureVectors.Encoded caption = new PictureVectors.Encoded(Pairs.EAR, Pairs.vector(i));
      sample.add(
          new PictureVectors(
              Pairs.id(i),
              new PictureVectors.Encoded(Pairs.EYE, Pairs.vector(i)),
              List.of(caption, caption)));
    }
    return sample;
  }

  @Test
  void tellsAGoodAlignerFromABadOne() {
    Evaluation good = Evaluation.of(Pairs.aligner(1, true, Pairs.EYE), sample(100)).orElseThrow();
    assertThat(good.pictures()).isEqualTo(100);
    assertThat(good.captions()).isEqualTo(200);
    assertThat(good.report().textToImage().recallAt1()).isEqualTo(100);
    assertThat(good.report().textToImage().candidates()).isEqualTo(100);
    Evaluation bad = Evaluation.of(Pairs.aligner(2, false, Pairs.EYE), sample(100)).orElseThrow();
    assertThat(bad.report().textToImage().recallAt10())
        .isEqualTo(bad.textToImageChance(10), within(1e-9));
    assertThat(bad.report().imageToText().recallAt10())
        .isEqualTo(bad.imageToTextChance(10), within(1e-9));
  }

  @Test
  void chanceIsTheShareOfTheCandidates() {
    Evaluation e = Evaluation.of(Pairs.aligner(1, true, Pairs.EYE), sample(100)).orElseThrow();
    assertThat(e.textToImageChance(10)).isEqualTo(10);
    assertThat(e.textToImageChance(1000)).isEqualTo(100);
    // 1 - C(198, 10) / C(200, 10)
    assertThat(e.imageToTextChance(10))
        .isEqualTo(100 * (1 - 190.0 * 189.0 / (200.0 * 199.0)), within(1e-9));
  }

  @Test
  void leavesOutWhatAnotherEncoderMade() {
    EncoderVersion other = new EncoderVersion("eye", "2");
    assertThat(Evaluation.of(Pairs.aligner(1, true, other), sample(10))).isEmpty();
  }
}
