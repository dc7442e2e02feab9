package dev.plumbline.core.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import dev.plumbline.core.decode.reference.ReferencePolicy;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.RejectedException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Valid files, broken at random in thousands of ways, decode or are rejected; nothing else. */
class MutatedFilesTest {
  private static final int ROUNDS = 1500;
  private static final int MAX_PIXELS = 100_000;
  private static final long MAX_ALLOCATION = 8_000_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final SafeImageLoader LOADER =
      new SafeImageLoader(ImageLimits.of(1_000_000, MAX_PIXELS), ReferencePolicy.none());

  static Stream<byte[]> files() throws IOException {
    return Stream.of(
        TestFiles.encode("jpg"),
        TestFiles.withOrientation(TestFiles.encode("jpg"), 6, ByteOrder.LITTLE_ENDIAN),
        TestFiles.progressive(TestFiles.quarters(BufferedImage.TYPE_INT_RGB)),
        TestFiles.encode("png"),
        TestFiles.encode(TestFiles.quarters(BufferedImage.TYPE_INT_ARGB), "png"),
        TestFiles.encode(TestFiles.quarters(BufferedImage.TYPE_BYTE_INDEXED), "png"),
        TestFiles.gif(60, 50, 12, 18),
        TestFiles.encode("bmp"),
        TestFiles.encode(TestFiles.quarters(BufferedImage.TYPE_BYTE_INDEXED), "bmp"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void decodeOrAreRejected(byte[] valid) throws RejectedException {
    load(valid);
    SplittableRandom random = new SplittableRandom(valid.length);
    int rejected = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] mutated = Mutations.of(valid, random);
      long before = THREADS.getCurrentThreadAllocatedBytes();
      try {
        load(mutated);
      } catch (RejectedException e) {
        rejected++;
      } catch (Throwable e) {
        fail("round " + round + ": " + HexFormat.of().formatHex(mutated), e);
      }
      long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      assertThat(allocated).as("bytes allocated in round %s", round).isLessThan(MAX_ALLOCATION);
    }
    assertThat(rejected).isBetween(1, ROUNDS - 1);
  }

  private static void load(byte[] bytes) throws RejectedException {
    LOADER.load(new ImageContent.Inline(bytes));
  }
}
