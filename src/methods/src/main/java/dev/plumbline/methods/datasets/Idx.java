package dev.plumbline.methods.datasets;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** The idx format of MNIST: a magic, sizes, and unsigned bytes; gzip or plain. */
final class Idx {
  private static final int UNSIGNED_BYTE = 0x08;
  private static final long MAX_BYTES = 1L << 30;

  private Idx() {}

  /**
   * Reads the values of an array with so many dimensions, and checks all but the first size.
   *
   * @throws IOException if the file cannot be read or is not such an array
   */
  static byte[] read(Path file, int... innerSizes) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        DataInputStream in =
            new DataInputStream(
                file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw)) {
      int magic = in.readInt();
      int expected = UNSIGNED_BYTE << 8 | innerSizes.length + 1;
      if (magic != expected) {
        throw new IOException(file + ": magic " + magic + " (expected: " + expected + ")");
      }
      long values = in.readInt();
      for (int size : innerSizes) {
        int found = in.readInt();
        if (found != size) {
          throw new IOException(
              file + ": size " + found + " (expected: " + Arrays.toString(innerSizes) + ")");
        }
        values *= size;
      }
      if (values < 0 || values > MAX_BYTES) {
        throw new IOException(file + ": " + values + " values (expected: 0 to " + MAX_BYTES + ")");
      }
      byte[] content = in.readNBytes((int) values);
      if (content.length != values || in.read() >= 0) {
        throw new IOException(file + ": not " + values + " values long");
      }
      return content;
    }
  }
}
