package dev.plumbline.core.decode;

import static dev.plumbline.core.decode.TestFiles.ascii;
import static dev.plumbline.core.decode.TestFiles.chunk;
import static dev.plumbline.core.decode.TestFiles.encode;
import static dev.plumbline.core.decode.TestFiles.header;
import static dev.plumbline.core.decode.TestFiles.join;
import static dev.plumbline.core.decode.TestFiles.png;
import static dev.plumbline.core.decode.TestFiles.quarters;
import static dev.plumbline.core.decode.TestFiles.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plumbline.core.decode.reference.ReferencePolicy;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection.Reason;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeImageLoaderTest {
  private static final int MAX_BYTES = 1_000_000;
  private static final int MAX_PIXELS = 4_000_000;
  private static final SafeImageLoader LOADER =
      new SafeImageLoader(ImageLimits.of(MAX_BYTES, MAX_PIXELS), ReferencePolicy.none());

  static RgbImage load(byte[] bytes) throws RejectedException {
    return LOADER.load(new ImageContent.Inline(bytes));
  }

  static Stream<Arguments> badFiles() throws IOException {
    byte[] jpeg = encode("jpg");
    byte[] png = encode("png");
    byte[] gif = encode("gif");
    byte[] bmp = encode("bmp");
    byte[] progressive = TestFiles.progressive(quarters(BufferedImage.TYPE_INT_RGB));
    byte[] rows = {0, 1, 2, 3};
    return Stream.of(
        arguments("nothing", new byte[0], Reason.UNSUPPORTED_IMAGE),
        arguments("zeros", new byte[1000], Reason.UNSUPPORTED_IMAGE),
        arguments(
            "text", ascii("<svg xmlns='http://www.w3.org/2000/svg'/>"), Reason.UNSUPPORTED_IMAGE),
        arguments("wrong magic", join(ascii("JFIF"), jpeg), Reason.UNSUPPORTED_IMAGE),
        arguments("PNG's magic on a JPEG", join(slice(png, 0, 8), jpeg), Reason.UNDECODABLE_IMAGE),
        arguments("magic alone: JPEG", slice(jpeg, 0, 3), Reason.UNDECODABLE_IMAGE),
        arguments("magic alone: PNG", slice(png, 0, 8), Reason.UNDECODABLE_IMAGE),
        arguments("magic alone: GIF", slice(gif, 0, 6), Reason.UNDECODABLE_IMAGE),
        arguments("magic alone: BMP", slice(bmp, 0, 2), Reason.UNDECODABLE_IMAGE),
        arguments("100 MB", Arrays.copyOf(jpeg, 100_000_000), Reason.TOO_LARGE),
        arguments("one byte too many", Arrays.copyOf(jpeg, MAX_BYTES + 1), Reason.TOO_LARGE),
        arguments("bomb: PNG", TestFiles.pngBomb(50_000, 50_000), Reason.TOO_MANY_PIXELS),
        arguments("bomb: JPEG", jpegOfSize(50_000, 50_000), Reason.TOO_MANY_PIXELS),
        arguments("bomb: GIF's frame", gifFrameOfSize(50_000, 50_000), Reason.TOO_MANY_PIXELS),
        arguments(
            "bomb: GIF's screen", TestFiles.gif(50_000, 50_000, 0, 0), Reason.TOO_MANY_PIXELS),
        arguments("bomb: BMP in runs", bmp(50_000, 50_000, 8, 1, rows), Reason.TOO_MANY_PIXELS),
        arguments("one long row", TestFiles.pngBomb(3_000_000, 1), Reason.TOO_MANY_PIXELS),
        arguments(
            "sides near 2^31", TestFiles.pngBomb(0x7FFFFFFF, 0x7FFFFFFF), Reason.TOO_MANY_PIXELS),
        arguments("no pixels: PNG", TestFiles.pngBomb(0, 5), Reason.UNDECODABLE_IMAGE),
        arguments("no pixels: JPEG", jpegOfSize(0, 5), Reason.UNDECODABLE_IMAGE),
        arguments("too little data: PNG", TestFiles.pngBomb(10, 10), Reason.UNDECODABLE_IMAGE),
        arguments("no data: PNG", pngWithoutData(), Reason.UNDECODABLE_IMAGE),
        arguments("bit flipped: PNG", flipped(png, png.length / 2), Reason.UNDECODABLE_IMAGE),
        arguments("half a scan: JPEG", halfScan(jpeg), Reason.UNDECODABLE_IMAGE),
        arguments("half a scan: progressive", halfScan(progressive), Reason.UNDECODABLE_IMAGE),
        arguments("a thousand scans", withScans(progressive, 1000), Reason.UNSUPPORTED_IMAGE),
        arguments(
            "12 bits a sample", patched(jpeg, frameAt(jpeg) + 4, 12), Reason.UNSUPPORTED_IMAGE),
        arguments(
            "lossless JPEG", patched(jpeg, frameAt(jpeg) + 1, 0xC3), Reason.UNSUPPORTED_IMAGE),
        arguments(
            "arithmetic JPEG", patched(jpeg, frameAt(jpeg) + 1, 0xC9), Reason.UNSUPPORTED_IMAGE),
        arguments("BMP around a JPEG", bmp(9, 9, 24, 4, jpeg), Reason.UNSUPPORTED_IMAGE),
        arguments("rows missing: BMP", bmp(40, 40, 24, 0, rows), Reason.UNDECODABLE_IMAGE),
        arguments(
            "GIF without a frame",
            join(slice(gif, 0, 13 + 768), ascii(";")),
            Reason.UNDECODABLE_IMAGE));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("badFiles")
  void rejectsBadFiles(String name, byte[] bytes, Reason reason) {
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> load(bytes))
        .satisfies(e -> assertThat(e.rejection().reason()).as(e.getMessage()).isEqualTo(reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif", "bmp"})
  void rejectsEveryTruncation(String format) {
    byte[] whole = encode(format);
    // A GIF's last byte only says that no frame follows.
    int needed = format.equals("gif") ? whole.length - 1 : whole.length;
    for (int length = 0; length < needed; length++) {
      byte[] part = slice(whole, 0, length);
      assertThatExceptionOfType(RejectedException.class)
          .as("%s of %s bytes", length, whole.length)
          .isThrownBy(() -> load(part));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif", "bmp"})
  void readsColours(String format) throws RejectedException {
    assertQuarters(load(encode(format)), 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00);
  }

  @Test
  void readsProgressiveJpeg() throws Exception {
    byte[] bytes = TestFiles.progressive(quarters(BufferedImage.TYPE_INT_RGB));
    assertQuarters(load(bytes), 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00);
  }

  @Test
  void readsPaletteWithTransparency() throws RejectedException {
    byte[] palette = {(byte) 200, 100, 50};
    byte[] bytes = png(5, 4, 8, 3, chunk("PLTE", palette), chunk("tRNS", new byte[] {0}));
    assertThat(load(bytes).pixels()).hasSize(20).containsOnly(0xFFFFFF);
    assertThat(load(png(5, 4, 8, 3, chunk("PLTE", palette))).pixels()).containsOnly(0xC86432);
  }

  @Test
  void readsGreyAsItIsStored() throws RejectedException {
    BufferedImage grey = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
    Arrays.fill(((DataBufferByte) grey.getRaster().getDataBuffer()).getData(), (byte) 100);
    assertThat(load(encode(grey, "png")).pixels()).containsOnly(0x646464);
    assertThat(load(encode(grey, "bmp")).pixels()).containsOnly(0x646464);
    assertThat(load(encode(grey, "jpg")).pixels()).containsOnly(0x646464);
  }

  @Test
  void reads16BitGrey() throws RejectedException {
    BufferedImage grey = new BufferedImage(3, 2, BufferedImage.TYPE_USHORT_GRAY);
    Arrays.fill(
        ((DataBufferUShort) grey.getRaster().getDataBuffer()).getData(), (short) (100 * 257));
    assertThat(load(encode(grey, "png")).pixels()).containsOnly(0x646464);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16})
  void readsGreyOfEveryDepth(int depth) throws RejectedException {
    assertThat(load(png(9, 7, depth, 0)).pixels()).hasSize(63).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void laysAlphaOverWhite(int colorType) throws RejectedException {
    assertThat(load(png(9, 7, 8, colorType)).pixels()).containsOnly(0xFFFFFF);
    assertThat(load(png(9, 7, 16, colorType)).pixels()).containsOnly(0xFFFFFF);
  }

  @Test
  void mixesHalfTransparentPixels() throws RejectedException {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x80_FF_00_40);
    assertThat(load(encode(image, "png")).pixels()).containsExactly(0xFF7F9F);
  }

  @Test
  void showsAnAnimationsFirstFrameOnItsCanvas() throws Exception {
    RgbImage image = load(TestFiles.gif(60, 50, 12, 18));
    assertThat(image).hasToString("RgbImage[60 x 50]");
    assertThat(image.pixels()[0]).isEqualTo(0xFFFFFF);
    assertThat(image.pixels()[18 * 60 + 12]).isEqualTo(0xFF0000);
    assertThat(image.pixels()[49 * 60 + 59]).isEqualTo(0xFFFF00);
  }

  @ParameterizedTest
  @EnumSource(TurnedPicture.class)
  void turnsUpright(TurnedPicture turned) throws RejectedException {
    byte[] stored = encode(turned.stored(quarters(BufferedImage.TYPE_INT_RGB)), "jpg");
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      RgbImage image = load(TestFiles.withOrientation(stored, turned.exif(), order));
      assertQuarters(image, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 65535})
  void takesUnknownOrientationForUpright(int value) throws RejectedException {
    byte[] bytes = TestFiles.withOrientation(encode("jpg"), value, ByteOrder.BIG_ENDIAN);
    assertQuarters(load(bytes), 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00);
  }

  @Test
  void thinsOutLargePictures() throws RejectedException {
    SafeImageLoader loader =
        new SafeImageLoader(new ImageLimits(MAX_BYTES, MAX_PIXELS, 400), ReferencePolicy.none());
    for (String format : new String[] {"jpg", "png", "gif", "bmp"}) {
      RgbImage image = loader.load(new ImageContent.Inline(encode(format)));
      assertThat(image).as(format).hasToString("RgbImage[24 x 16]");
      assertThat(near(image.pixels()[0], 0xFF0000)).as(format).isTrue();
      assertThat(near(image.pixels()[24 * 16 - 1], 0xFFFF00)).as(format).isTrue();
    }
  }

  @Test
  void ignoresTextThatUnfolds() throws RejectedException {
    byte[] unfolds = deflatedZeros(400_000_000);
    byte[] text = join(ascii("Comment\0\0"), unfolds);
    assertThat(load(png(9, 7, 8, 0, chunk("zTXt", text))).pixels()).containsOnly(0);
  }

  private static byte[] deflatedZeros(int count) {
    Deflater deflater = new Deflater(9);
    byte[] zeros = new byte[1 << 20];
    byte[] out = new byte[MAX_BYTES];
    int length = 0;
    for (int done = 0; done < count; done += zeros.length) {
      deflater.setInput(zeros);
      length += deflater.deflate(out, length, out.length - length);
    }
    deflater.finish();
    length += deflater.deflate(out, length, out.length - length);
    deflater.end();
    return slice(out, 0, length);
  }

  private static void assertQuarters(RgbImage image, int... colors) {
    assertThat(image).hasToString("RgbImage[48 x 32]");
    for (int i = 0; i < 4; i++) {
      int x = TestFiles.WIDTH / 4 + i % 2 * TestFiles.WIDTH / 2;
      int y = TestFiles.HEIGHT / 4 + i / 2 * TestFiles.HEIGHT / 2;
      int pixel = image.pixels()[y * image.width() + x];
      assertThat(near(pixel, colors[i]))
          .as("quarter %s: %06x (expected: near %06x)", i, pixel, colors[i])
          .isTrue();
    }
  }

  private static boolean near(int pixel, int color) {
    return IntStream.of(0, 8, 16)
        .allMatch(shift -> Math.abs((pixel >> shift & 0xFF) - (color >> shift & 0xFF)) < 12);
  }

  private static int frameAt(byte[] jpeg) {
    for (int i = 2; i < jpeg.length; i++) {
      if (jpeg[i] == (byte) 0xFF && (jpeg[i + 1] == (byte) 0xC0 || jpeg[i + 1] == (byte) 0xC2)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no frame");
  }

  private static int scanAt(byte[] jpeg) {
    for (int i = 2; i < jpeg.length; i++) {
      if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xDA) {
        return i;
      }
    }
    throw new IllegalArgumentException("no scan");
  }

  private static byte[] jpegOfSize(int width, int height) {
    byte[] jpeg = encode("jpg");
    ByteBuffer.wrap(jpeg)
        .putShort(frameAt(jpeg) + 5, (short) height)
        .putShort(frameAt(jpeg) + 7, (short) width);
    return jpeg;
  }

  private static byte[] halfScan(byte[] jpeg) {
    int start = scanAt(jpeg) + 14;
    byte[] end = {(byte) 0xFF, (byte) 0xD9};
    return join(slice(jpeg, 0, start + (jpeg.length - start) / 3), end);
  }

  private static byte[] withScans(byte[] jpeg, int count) {
    int start = scanAt(jpeg);
    byte[] scan = slice(jpeg, start, start + 14);
    byte[][] parts = new byte[count + 2][];
    Arrays.fill(parts, scan);
    parts[0] = slice(jpeg, 0, start);
    parts[count + 1] = slice(jpeg, start, jpeg.length);
    return join(parts);
  }

  private static byte[] gifFrameOfSize(int width, int height) throws IOException {
    byte[] gif = TestFiles.gif(48, 32, 0, 0);
    int image = 13 + 3 * (2 << (gif[10] & 7)) * ((gif[10] & 0x80) == 0 ? 0 : 1);
    while (gif[image] != ',') {
      image += 2;
      while (gif[image] != 0) {
        image += 1 + (gif[image] & 0xFF);
      }
      image++;
    }
    ByteBuffer.wrap(gif)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort(image + 5, (short) width)
        .putShort(image + 7, (short) height);
    return gif;
  }

  private static byte[] bmp(int width, int height, int depth, int compression, byte[] data) {
    ByteBuffer header = ByteBuffer.allocate(54).order(ByteOrder.LITTLE_ENDIAN);
    header.put(ascii("BM")).putInt(54 + data.length).putInt(0).putInt(54);
    header.putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) depth);
    header.putInt(compression).putInt(data.length);
    return join(header.array(), data);
  }

  private static byte[] pngWithoutData() {
    byte[] signature = slice(TestFiles.pngBomb(1, 1), 0, 8);
    return join(signature, chunk("IHDR", header(1, 1, 8, 2)), chunk("IEND", new byte[0]));
  }

  private static byte[] patched(byte[] bytes, int at, int value) {
    byte[] copy = bytes.clone();
    copy[at] = (byte) value;
    return copy;
  }

  private static byte[] flipped(byte[] bytes, int at) {
    return patched(bytes, at, bytes[at] ^ 1);
  }
}
