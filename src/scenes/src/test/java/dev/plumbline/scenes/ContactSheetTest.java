package dev.plumbline.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Leaves a sheet of scenes in target/, for the eye. */
final class ContactSheetTest {
  private static final int SIDE = 128;
  private static final int COLUMNS = 8;
  private static final int ROWS = 5;

  @Test
  void drawsASheet() throws IOException {
    Scenes scenes = new Scenes(ScenesConfig.of(1));
    BufferedImage sheet =
        new BufferedImage(COLUMNS * (SIDE + 4), ROWS * (SIDE + 4), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sheet.createGraphics();
    StringBuilder captions = new StringBuilder();
    for (int i = 0; i < COLUMNS * ROWS; i++) {
      Scene scene = scenes.scene(i);
      g.drawImage(
          scene.image().toBufferedImage(),
          i % COLUMNS * (SIDE + 4) + 2,
          i / COLUMNS * (SIDE + 4) + 2,
          null);
      scene
          .captions()
          .forEach(c -> captions.append(scene.id()).append('\t').append(c.text()).append('\n'));
    }
    g.dispose();
    Path folder = Files.createDirectories(Path.of("target"));
    assertThat(ImageIO.write(sheet, "png", folder.resolve("scenes.png").toFile())).isTrue();
    Files.writeString(folder.resolve("scenes.txt"), captions);
    assertThat(folder.resolve("scenes.png")).isNotEmptyFile();
  }
}
