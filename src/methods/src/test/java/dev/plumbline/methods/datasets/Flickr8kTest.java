package dev.plumbline.methods.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Flickr8kTest {
  private static final int BLOCK = 512;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("Flickr_8k.trainImages.txt"), "b.jpg\na.jpg\n");
    Files.writeString(folder.resolve("Flickr_8k.devImages.txt"), "c.jpg\n");
    Files.writeString(
        folder.resolve("captions.token.txt"),
        "a.jpg#0\tA dog .\na.jpg#1\tA cat .\nb.jpg#0\tSnow\nc.jpg#0\tWater .\n");
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    entry(tar, "images/", '5', new byte[0]);
    for (String name : List.of("a", "b", "c", "unused")) {
      entry(tar, "images/" + name + ".jpg", '0', picture(name.charAt(0)));
    }
    tar.write(new byte[2 * BLOCK]);
    Files.write(folder.resolve("images.tar"), tar.toByteArray());
  }

  private static void entry(ByteArrayOutputStream tar, String name, char type, byte[] content) {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 124, String.format("%011o", content.length));
    header[156] = (byte) type;
    tar.writeBytes(header);
    tar.writeBytes(content);
    tar.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  private static byte[] picture(int grey) throws IOException {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64; i++) {
      image.setRGB(i % 8, i / 8, grey * 0x10101);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  @Test
  void readsPicturesInTheListsOrder() throws Exception {
    Flickr8k data = Flickr8k.read(folder, 10, 10);
    assertThat(data.train().stream().map(Flickr8k.Picture::name)).containsExactly("b.jpg", "a.jpg");
    assertThat(data.train().get(1).captions()).containsExactly("A dog .", "A cat .");
    assertThat(data.train().get(1).image().pixels()).containsOnly('a' * 0x10101);
    assertThat(data.dev().get(0).captions()).containsExactly("Water .");
    assertThat(Flickr8k.read(folder, 1, 0).train()).hasSize(1);
    assertThat(Flickr8k.read(folder, 1, 0).dev()).isEmpty();
  }

  @Test
  void refusesWhatIsDamaged() throws Exception {
    Path archive = folder.resolve("images.tar");
    byte[] bytes = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(bytes, 3 * BLOCK - 500));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Flickr8k.read(folder, 10, 10))
        .withMessageContaining("ends within images/a.jpg");
    bytes[BLOCK + 124] = '9';
    Files.write(archive, bytes);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Flickr8k.read(folder, 10, 10))
        .withMessageContaining("(expected: octal)");
    Files.write(archive, new byte[2 * BLOCK]);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Flickr8k.read(folder, 10, 10))
        .withMessage("b.jpg: no picture");
  }
}
