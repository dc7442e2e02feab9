package dev.plumbline.methods.reproduce.flickr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.linear.NativeBlas;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlickrFeaturesTest {
  @Test
  void captionsAreWeighedWordsOfLengthOne() {
    CaptionWords words =
        new CaptionWords(
            List.of("A dog runs .", "Two dogs in the snow", "the snow", "A cat , a cat !"), 2);
    FloatMatrix encoded = words.encode(List.of("Dogs in snow", "a zebra?", "zebra", "dog"));
    assertThat(words.size()).isEqualTo(4); // a, dog, snow, the
    assertThat(encoded.row(0).norm()).isCloseTo(1, within(1e-6));
    assertThat(encoded.row(0).dot(encoded.row(3))).isCloseTo(Math.sqrt(.5), within(1e-6));
    assertThat(encoded.row(1).norm()).isCloseTo(1, within(1e-6));
    assertThat(encoded.row(2).norm()).isZero();
  }

  /** Stripes, upright or lying, of drawn widths and colours. */
  private static RgbImage stripes(Random random, boolean upright) {
    int period = 4 + random.nextInt(3);
    int shift = random.nextInt(period);
    int light = 0x808080 | random.nextInt(0x800000);
    int[] pixels = new int[32 * 32];
    for (int i = 0; i < pixels.length; i++) {
      int at = upright ? i % 32 : i / 32;
      pixels[i] = (at + shift) % period < period / 2 ? light : 0x202020;
    }
    return new RgbImage(32, 32, pixels);
  }

  @Test
  void patchesTellTexturesApart() {
    Random random = new Random(5);
    List<RgbImage> images = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      images.add(stripes(random, i % 2 == 0));
    }
    try (NDManager manager = NativeBlas.newManager();
        PatchDictionary dictionary =
            new PatchDictionary(manager, new PatchDictionary.Form(1, 6, 2, 2, 12), images, 1)) {
      FloatMatrix described = dictionary.encode(images);
      assertThat(described.columns()).isEqualTo(dictionary.width()).isEqualTo(48);
      assertThat(dictionary.encode(images.subList(3, 4)).row(0).toArray())
          .containsExactly(described.row(3).toArray(), within(1e-2f));
      int right = 0;
      for (int i = 0; i < images.size(); i++) {
        right += nearest(described, i) % 2 == i % 2 ? 1 : 0;
      }
      assertThat(right).isGreaterThanOrEqualTo(34);
    }
  }

  private static int nearest(FloatMatrix rows, int self) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < rows.rows(); i++) {
      double distance = 0;
      for (int j = 0; j < rows.columns(); j++) {
        double difference = rows.get(i, j) - rows.get(self, j);
        distance += difference * difference;
      }
      if (i != self && distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  @Test
  void componentsAreUncorrelatedWithVarianceOne() {
    Random random = new Random(3);
    int n = 400;
    float[] values = new float[n * 10];
    for (int i = 0; i < n; i++) {
      double common = random.nextGaussian();
      for (int j = 0; j < 10; j++) {
        values[i * 10 + j] = (float) (5 + j * common + random.nextGaussian());
      }
    }
    FloatMatrix rows = FloatMatrix.wrap(n, 10, values);
    FloatMatrix found = PrincipalComponents.of(rows, 4, 1).apply(rows);
    for (int a = 0; a < 4; a++) {
      for (int b = 0; b < 4; b++) {
        double product = 0;
        for (int i = 0; i < n; i++) {
          product += found.get(i, a) * found.get(i, b) / n;
        }
        assertThat(product).isCloseTo(a == b ? 1 : 0, within(1e-3));
      }
    }
  }

  @Test
  void aCaptionsNeighbourIsNotItself() {
    FloatMatrix captions = FloatMatrix.wrap(4, 2, new float[] {1, 0, .9f, .1f, 0, 1, .8f, .2f});
    assertThat(CaptionNeighbours.recallAt1(captions, List.of("a", "a", "b", "b")))
        .isCloseTo(75, within(1e-9));
  }
}
