package dev.plumbline.encoders.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import dev.plumbline.core.decode.ImageLimits;
import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.decode.SafeImageLoader;
import dev.plumbline.core.decode.reference.ReferencePolicy;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ImageIO plug-ins that come with the encoders add: WebP, and JPEG in CMYK and YCCK. */
class PicturePluginsTest {
  private static final int WIDTH = 48;
  private static final int HEIGHT = 32;
  private static final int ROUNDS = 500;
  private static final SafeImageLoader LOADER =
      new SafeImageLoader(ImageLimits.of(1_000_000, 100_000), ReferencePolicy.none());

  private static RgbImage load(byte[] bytes) throws RejectedException {
    return LOADER.load(new ImageContent.Inline(bytes));
  }

  private static byte[] file(String name) throws IOException {
    try (InputStream in = PicturePluginsTest.class.getResourceAsStream("/pictures/" + name)) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lossy.webp",
        "lossless.webp",
        "animated.webp",
        "turned.webp",
        "cmyk.jpg",
        "ycck.jpg"
      })
  void readsColours(String name) throws Exception {
    assertQuarters(load(file(name)), 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lossy-alpha.webp", "lossless-alpha.webp"})
  void laysAlphaOverWhite(String name) throws Exception {
    assertQuarters(load(file(name)), 0xFFFFFF, 0x00FF00, 0x0000FF, 0xFFFF00);
  }

  @Test
  void thinsOutLargePictures() throws Exception {
    SafeImageLoader loader =
        new SafeImageLoader(new ImageLimits(1_000_000, 100_000, 400), ReferencePolicy.none());
    for (String name : new String[] {"lossy.webp", "lossless.webp", "animated.webp", "cmyk.jpg"}) {
      RgbImage image = loader.load(new ImageContent.Inline(file(name)));
      assertThat(image).as(name).hasToString("RgbImage[24 x 16]");
    }
  }

  @Test
  void rejectsCanvasesThatUnfold() throws Exception {
    byte[] bytes = file("lossy-alpha.webp");
    Arrays.fill(bytes, 24, 30, (byte) 0xFF);
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> load(bytes))
        .satisfies(e -> assertThat(e.rejection().reason()).isEqualTo(Reason.UNDECODABLE_IMAGE));
    byte[] lossless = file("lossless.webp");
    Arrays.fill(lossless, 21, 24, (byte) 0xFF);
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> load(lossless))
        .satisfies(e -> assertThat(e.rejection().reason()).isEqualTo(Reason.TOO_MANY_PIXELS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lossy.webp",
        "lossless.webp",
        "lossy-alpha.webp",
        "animated.webp",
        "turned.webp",
        "cmyk.jpg",
        "ycck.jpg"
      })
  void rejectsEveryTruncation(String name) throws Exception {
    byte[] whole = file(name);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatExceptionOfType(RejectedException.class)
          .as("%s of %s bytes", length, whole.length)
          .isThrownBy(() -> load(part));
    }
  }

  @Test
  void rejectsWebpsThatRepeatTheirPicture() throws Exception {
    byte[] once = file("lossless.webp");
    byte[] twice = Arrays.copyOf(once, once.length * 2 - 12);
    System.arraycopy(once, 12, twice, once.length, once.length - 12);
    twice[4] = (byte) (twice.length - 8);
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> load(twice))
        .withMessageContaining("second PICTURE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lossy.webp",
        "lossless.webp",
        "lossy-alpha.webp",
        "lossless-alpha.webp",
        "animated.webp",
        "turned.webp",
        "cmyk.jpg",
        "ycck.jpg"
      })
  void mutatedFilesDecodeOrAreRejected(String name) throws Exception {
    byte[] valid = file(name);
    SplittableRandom random = new SplittableRandom(valid.length);
    int rejected = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] mutated = valid.clone();
      for (int change = random.nextInt(1, 4); change > 0; change--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      }
      try {
        load(mutated);
      } catch (RejectedException e) {
        rejected++;
      } catch (Throwable e) {
        fail("round " + round + ": " + HexFormat.of().formatHex(mutated), e);
      }
    }
    assertThat(rejected).isBetween(1, ROUNDS - 1);
  }

  private static void assertQuarters(RgbImage image, int... colors) {
    assertThat(image).hasToString("RgbImage[" + WIDTH + " x " + HEIGHT + "]");
    for (int i = 0; i < 4; i++) {
      int x = WIDTH / 4 + i % 2 * WIDTH / 2;
      int y = HEIGHT / 4 + i / 2 * HEIGHT / 2;
      int pixel = image.pixels()[y * WIDTH + x];
      assertThat(near(pixel, colors[i]))
          .as("quarter %s: %06x (expected: near %06x)", i, pixel, colors[i])
          .isTrue();
    }
  }

  private static boolean near(int pixel, int color) {
    return IntStream.of(0, 8, 16)
        .allMatch(shift -> Math.abs((pixel >> shift & 0xFF) - (color >> shift & 0xFF)) < 24);
  }
}
