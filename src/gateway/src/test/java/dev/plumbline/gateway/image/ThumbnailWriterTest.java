package dev.plumbline.gateway.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.decode.ImageLimits;
import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.decode.SafeImageLoader;
import dev.plumbline.core.decode.reference.ReferencePolicy;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.gateway.testing.TestGateway;
import dev.plumbline.scenes.Colour;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailWriterTest {
  private static final ItemId ID = new ItemId("t", "i");

  @TempDir private Path directory;
  private DiskImageStore store;
  private ThumbnailWriter writer;

  @BeforeEach
  void open() {
    store = DiskImageStore.open(directory, 1_000_000);
    writer =
        new ThumbnailWriter(
            new SafeImageLoader(ImageLimits.of(1_000_000, 1 << 24), ReferencePolicy.none()), store);
  }

  private static ItemEvent.Image image(byte[] file) {
    return new ItemEvent.Image(
        ID, new ImageContent.Inline(file), Attributes.empty(), Instant.EPOCH, "");
  }

  private static byte[] plain(int width, int height, Colour colour) {
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, colour.rgb());
    return TestGateway.png(new RgbImage(width, height, pixels));
  }

  private BufferedImage kept() throws Exception {
    return ImageIO.read(new ByteArrayInputStream(store.find(ID).orElseThrow().jpeg()));
  }

  @Test
  void aLargePictureBecomesSmallAndKeepsItsShapeAndColour() throws Exception {
    writer.accept(image(plain(1500, 300, Colour.RED)));

    BufferedImage small = kept();
    assertThat(small.getWidth()).isEqualTo(256);
    assertThat(small.getHeight()).isEqualTo(51);
    assertThat(small.getRGB(100, 25) >> 16 & 255).isBetween(0xD6, 0xE2);
  }

  @Test
  void aSmallPictureStaysAsItIs() throws Exception {
    writer.accept(image(plain(20, 1, Colour.RED)));

    assertThat(kept().getWidth()).isEqualTo(20);
    assertThat(kept().getHeight()).isEqualTo(1);
  }

  @Test
  void aClipIsShownByItsMiddleFrame() throws Exception {
    List<ItemEvent.Frame> frames =
        List.of(frame(0, Colour.RED), frame(40, Colour.GREEN), frame(80, Colour.BLUE));
    writer.accept(new ItemEvent.Clip(ID, frames, Attributes.empty(), Instant.EPOCH, ""));

    int middle = kept().getRGB(8, 8);
    assertThat(middle >> 8 & 255).as("green").isGreaterThan(100);
    assertThat(middle >> 16 & 255).as("red").isLessThan(100);
  }

  @Test
  void aDeleteTakesThePictureAndABrokenOneIsPassedOver() {
    writer.accept(image(plain(4, 4, Colour.RED)));
    writer.accept(image(new byte[] {1, 2, 3}));
    assertThat(store.find(ID)).isPresent();

    writer.accept(new ItemEvent.Delete(ID, Instant.EPOCH, ""));
    assertThat(store.find(ID)).isEmpty();
  }

  private static ItemEvent.Frame frame(long millis, Colour colour) {
    return new ItemEvent.Frame(millis, new ImageContent.Inline(plain(16, 16, colour)));
  }
}
