package dev.plumbline.methods.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.model.FloatMatrix;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OmniglotTest {
  @TempDir Path folder;

  /** White, with ink in the given columns. */
  private static BufferedImage drawing(int side, int from, int to) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    for (int x = 0; x < side; x++) {
      for (int y = 0; y < side; y++) {
        image.setRGB(x, y, x >= from && x < to ? 0xFF000000 : 0xFFFFFFFF);
      }
    }
    return image;
  }

  private void zip(int number, int side, String... characters) throws IOException {
    Path file = folder.resolve("images_background_small" + number + ".zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String character : characters) {
        for (int drawer = 1; drawer <= 2; drawer++) {
          out.putNextEntry(new ZipEntry("set/" + character + "/0001_0" + drawer + ".png"));
          ImageIO.write(drawing(side, 0, 15), "png", out);
          out.closeEntry();
        }
      }
    }
  }

  @Test
  void keepsAlphabetsApart() throws Exception {
    zip(1, 105, "Balinese/character01", "Greek/character01", "Greek/character02", "Latin/c1");
    zip(2, 105, "Greek/character01", "Latin/c1", "Tagalog/character01");
    Omniglot omniglot = Omniglot.read(folder);
    assertThat(omniglot.train().labels()).containsExactly(0, 0, 1, 1, 2, 2);
    assertThat(omniglot.validation().labels()).containsExactly(0, 0);
    assertThat(omniglot.test().labels()).containsExactly(0, 0);
    LabelledImages both = omniglot.train().followedBy(omniglot.validation());
    assertThat(both.labels()).containsExactly(0, 0, 1, 1, 2, 2, 3, 3);
    assertThat(both.classes()).isEqualTo(4);
    assertThat(both.select(7, 0).labels()).containsExactly(3, 0);
  }

  @Test
  void inkIsOneAndPaperZero() throws Exception {
    zip(1, 105, "Balinese/character01", "Greek/character01");
    zip(2, 105, "Tagalog/character01");
    FloatMatrix pixels = Omniglot.read(folder).test().pixels();
    assertThat(pixels.columns()).isEqualTo(28 * 28);
    // 15 of 105 columns are 4 of 28
    assertThat(pixels.get(0, 0)).isEqualTo(1);
    assertThat(pixels.get(0, 3)).isCloseTo(1, within(1e-6f));
    assertThat(pixels.get(0, 4)).isCloseTo(0, within(1e-6f));
  }

  @Test
  void cellsAreMeans() {
    float[] line = {1, 0, 0, 0, 0, 0, 0, 0, 1};
    assertThat(CellMeans.of(line, 3, 2))
        .containsExactly(new float[] {1 / 2.25f, 0, 0, 1 / 2.25f}, within(1e-6f));
    assertThat(CellMeans.of(line, 3, 3)).containsExactly(line);
    assertThat(CellMeans.of(line, 3, 1)).containsExactly(new float[] {2 / 9f}, within(1e-6f));
  }

  @Test
  void refusesWhatIsNoOmniglot() throws Exception {
    zip(1, 104, "Greek/character01");
    zip(2, 105, "Tagalog/character01");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Omniglot.read(folder))
        .withMessageEndingWith("0001_01.png: no image of 105 x 105");
    zip(1, 105);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Omniglot.read(folder))
        .withMessageContaining("no images");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LabelledImages(FloatMatrix.empty(4), 3, List.of()));
  }
}
