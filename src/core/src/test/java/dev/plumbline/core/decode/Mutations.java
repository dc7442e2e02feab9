package dev.plumbline.core.decode;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/** Breaks files at random, as networks, disks and enemies do. */
final class Mutations {
  private static final int[] EDGES = {0, 1, 0x7F, 0x80, 0xFE, 0xFF};

  private Mutations() {}

  /** One to four changes; a PNG's sums are made right again, so that its reader is reached. */
  static byte[] of(byte[] valid, SplittableRandom random) {
    byte[] bytes = valid.clone();
    for (int change = random.nextInt(1, 5); change > 0; change--) {
      bytes = changed(bytes, random);
    }
    if (bytes.length > 8 && bytes[0] == (byte) 0x89) {
      repairSums(bytes);
    }
    return bytes;
  }

  private static byte[] changed(byte[] bytes, SplittableRandom random) {
    if (bytes.length < 4) {
      return bytes;
    }
    int at = random.nextInt(bytes.length);
    int length = random.nextInt(Math.min(16, bytes.length - at) + 1);
    switch (random.nextInt(6)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt(256);
      case 2 -> bytes[at] = (byte) EDGES[random.nextInt(EDGES.length)];
      case 3 -> {
        int from = random.nextInt(bytes.length - length + 1);
        System.arraycopy(bytes, from, bytes, at, length);
      }
      case 4 -> {
        return TestFiles.join(
            TestFiles.slice(bytes, 0, at), TestFiles.slice(bytes, at + length, bytes.length));
      }
      default -> {
        return TestFiles.join(
            TestFiles.slice(bytes, 0, at + length), TestFiles.slice(bytes, at, bytes.length));
      }
    }
    return bytes;
  }

  private static void repairSums(byte[] png) {
    ByteBuffer buffer = ByteBuffer.wrap(png);
    for (int at = 8; at + 12 <= png.length; ) {
      int length = buffer.getInt(at);
      if (length < 0 || length > png.length - at - 12) {
        return;
      }
      CRC32 sum = new CRC32();
      sum.update(png, at + 4, length + 4);
      buffer.putInt(at + 8 + length, (int) sum.getValue());
      at += 12 + length;
    }
  }
}
