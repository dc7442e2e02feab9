package dev.plumbline.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.decode.RgbImage;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CropTest {
  @Test
  void itTakesThePixelsOfItsPart() {
    RgbImage image = new RgbImage(4, 4, IntStream.range(0, 16).toArray());
    assertThat(new Crop(1, 2, 2).of(image))
        .isEqualTo(new RgbImage(2, 2, new int[] {9, 10, 13, 14}));
    assertThat(Crop.whole(4).of(image)).isEqualTo(image);
    assertThat(Crop.middle(4, 0.5).of(image))
        .isEqualTo(new RgbImage(2, 2, new int[] {5, 6, 9, 10}));
  }

  @Test
  void cellsCountFromItsOwnCorner() {
    Crop crop = new Crop(10, 20, 60);
    assertThat(crop.cell(10, 20, 6)).isZero();
    assertThat(crop.cell(69, 79, 6)).isEqualTo(35);
    assertThat(crop.cell(30, 20, 6)).isEqualTo(2);
    assertThat(crop.cell(9, 20, 6)).isEqualTo(-1);
    assertThat(crop.cell(10, 80, 6)).isEqualTo(-1);
  }

  @Test
  void drawnCropsLieWithinThePicture() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1000; i++) {
      Crop crop = Crop.draw(128, random);
      assertThat(crop.side()).isBetween(109, 128);
      assertThat(crop.left()).isBetween(0, 128 - crop.side());
      assertThat(crop.top()).isBetween(0, 128 - crop.side());
    }
  }
}
