package dev.plumbline.encoders.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.encoders.image.Preprocessing.Channels;
import dev.plumbline.encoders.image.Preprocessing.Fit;
import dev.plumbline.encoders.image.Preprocessing.Layout;
import dev.plumbline.encoders.image.Preprocessing.Order;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Expected values are computed by hand. */
class PreprocessingTest {
  private static final Offset<Float> CLOSE = within(1e-4f);
  private static final Channels ZERO = new Channels(0, 0, 0);
  private static final Channels ONE = new Channels(1, 1, 1);

  private static Preprocessing plain(int width, int height, Fit fit, int resize, Filter filter) {
    return new Preprocessing(
        width, height, fit, resize, filter, 1, ZERO, ONE, Layout.NCHW, Order.RGB);
  }

  private static float[] apply(Preprocessing how, RgbImage image) {
    float[] target = new float[how.size()];
    how.apply(image, target, 0);
    return target;
  }

  private static int grey(int value) {
    return value << 16 | value << 8 | value;
  }

  @Test
  void channelsAreScaledAndStandardised() {
    Preprocessing how =
        new Preprocessing(
            1,
            1,
            Fit.SQUASH,
            1,
            Filter.BILINEAR,
            1 / 255.0,
            new Channels(0.5, 0.4, 0.2),
            new Channels(0.25, 0.5, 0.1),
            Layout.NCHW,
            Order.RGB);
    // 255 -> (1 - .5) / .25; 51 -> (.2 - .4) / .5; 0 -> (0 - .2) / .1
    assertThat(apply(how, new RgbImage(1, 1, new int[] {0xFF3300})))
        .containsExactly(new float[] {2, -0.4f, -2}, CLOSE);
  }

  @Test
  void layoutAndOrder() {
    RgbImage image = new RgbImage(2, 1, new int[] {0x010203, 0x040506});
    assertThat(apply(with(Layout.NCHW, Order.RGB), image)).containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(apply(with(Layout.NCHW, Order.BGR), image)).containsExactly(3, 6, 2, 5, 1, 4);
    assertThat(apply(with(Layout.NHWC, Order.RGB), image)).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(apply(with(Layout.NHWC, Order.BGR), image)).containsExactly(3, 2, 1, 6, 5, 4);
  }

  private static Preprocessing with(Layout layout, Order order) {
    return new Preprocessing(2, 1, Fit.SQUASH, 2, Filter.BILINEAR, 1, ZERO, ONE, layout, order);
  }

  @Test
  void meanAndStdBelongToColoursNotToPlaces() {
    Preprocessing how =
        new Preprocessing(
            1,
            1,
            Fit.SQUASH,
            1,
            Filter.BILINEAR,
            1,
            new Channels(1, 2, 3),
            new Channels(1, 2, 4),
            Layout.NCHW,
            Order.BGR);
    assertThat(apply(how, new RgbImage(1, 1, new int[] {0x0A0A0B})))
        .containsExactly(new float[] {2, 4, 9}, CLOSE);
  }

  @Test
  void theTriangleIsWidenedWhereAPictureShrinks() {
    // Weights .75, .75, .25 over 1.75 around the first centre, mirrored around the second.
    RgbImage row = new RgbImage(4, 1, new int[] {grey(0), grey(70), grey(140), grey(210)});
    assertThat(Arrays.copyOf(apply(plain(2, 1, Fit.SQUASH, 2, Filter.BILINEAR), row), 2))
        .containsExactly(new float[] {50, 160}, CLOSE);
  }

  @Test
  void aPictureGrowsBetweenItsPixels() {
    // Centres of four in two pixels: .25, .75, 1.25, 1.75; at the edge one pixel alone counts.
    RgbImage row = new RgbImage(2, 1, new int[] {grey(0), grey(100)});
    assertThat(Arrays.copyOf(apply(plain(4, 1, Fit.SQUASH, 4, Filter.BILINEAR), row), 4))
        .containsExactly(new float[] {0, 25, 75, 100}, CLOSE);
  }

  @Test
  void theCubicFilterKeepsSlopes() {
    // At a quarter from pixel 2 to 3: weights -.0703125, .8671875, .2265625, -.0234375.
    int[] pixels = {grey(0), grey(10), grey(20), grey(30), grey(40), grey(50)};
    float[] twice = apply(plain(12, 1, Fit.SQUASH, 12, Filter.BICUBIC), new RgbImage(6, 1, pixels));
    assertThat(twice[5]).isEqualTo(22.5f, CLOSE);
    assertThat(twice[6]).isEqualTo(27.5f, CLOSE);
  }

  @Test
  void theCubicFilterDoesNotLeaveTheRange() {
    int[] pixels = {grey(0), grey(0), grey(255), grey(255)};
    float[] twice = apply(plain(8, 1, Fit.SQUASH, 8, Filter.BICUBIC), new RgbImage(4, 1, pixels));
    for (float value : twice) {
      assertThat(value).isBetween(0f, 255f);
    }
    assertThat(twice[2]).isZero();
    assertThat(twice[5]).isEqualTo(255);
  }

  @Test
  void theMiddleIsCutOut() {
    // 6 x 4, the shorter side stays 4: columns 2 and 3 of rows 1 and 2.
    int[] pixels = new int[24];
    Arrays.setAll(pixels, PreprocessingTest::grey);
    float[] middle =
        apply(plain(2, 2, Fit.CENTER_CROP, 4, Filter.BILINEAR), new RgbImage(6, 4, pixels));
    assertThat(Arrays.copyOf(middle, 4)).containsExactly(new float[] {8, 9, 14, 15}, CLOSE);
  }

  @Test
  void onePixelFillsEverything() {
    RgbImage one = new RgbImage(1, 1, new int[] {grey(7)});
    for (Filter filter : Filter.values()) {
      assertThat(apply(plain(3, 5, Fit.CENTER_CROP, 8, filter), one)).containsOnly(7f);
    }
  }

  @Test
  void valuesGoWhereTheyShould() {
    float[] target = {9, 9, 9, 9, 9};
    plain(1, 1, Fit.SQUASH, 1, Filter.BILINEAR)
        .apply(new RgbImage(1, 1, new int[] {0x010203}), target, 1);
    assertThat(target).containsExactly(9, 1, 2, 3, 9);
  }

  @Test
  void wrongSizesAreRefused() {
    assertThatThrownBy(() -> plain(0, 5, Fit.SQUASH, 5, Filter.BILINEAR))
        .hasMessage("size: 0 x 5 (expected: sides of 1 to 4096)");
    assertThatThrownBy(() -> plain(8, 8, Fit.CENTER_CROP, 7, Filter.BILINEAR))
        .hasMessage("resize: 7 (expected: 8 to 4096)");
    assertThatThrownBy(
            () ->
                new Preprocessing(
                    1,
                    1,
                    Fit.SQUASH,
                    1,
                    Filter.BILINEAR,
                    1,
                    ZERO,
                    new Channels(1, 0, 1),
                    Layout.NCHW,
                    Order.RGB))
        .hasMessageContaining("expected: above 0");
  }
}
