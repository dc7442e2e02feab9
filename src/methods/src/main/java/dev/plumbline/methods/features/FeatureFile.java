package dev.plumbline.methods.features;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads features from NumPy's {@code .npz} and MATLAB's v5 {@code .mat}. The format is told by the
 * file's first bytes, not by its name. {@code docs/alignment.md} gives the layout.
 */
public final class FeatureFile {
  private static final int SNIFFED = 128;
  private static final String EXPECTED = " (expected: a NumPy .npz or a MATLAB v5 .mat); ";

  private FeatureFile() {}

  /**
   * Reads and checks a file.
   *
   * @throws FeatureFileException if it is not as it must be; the message is one line
   * @throws IOException if it cannot be read
   */
  public static Features read(Path file) throws IOException {
    try (ArraySource source = open(file)) {
      return new FeatureReader(file, source).read();
    }
  }

  private static ArraySource open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FeatureFileException(
          file
              + ": "
              + (Files.exists(file) ? "is no file" : "does not exist")
              + EXPECTED
              + "check the path");
    }
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(SNIFFED);
    }
    if (startsWith(start, "PK\3\4") || startsWith(start, "PK\5\6")) {
      return NpzSource.open(file);
    }
    if (isMatlab(start, 0x01)) {
      return MatSource.open(file);
    }
    throw new FeatureFileException(file + ": " + describe(start));
  }

  private static String describe(byte[] start) {
    if (start.length == 0) {
      return "is empty" + EXPECTED + "write it again";
    }
    if (startsWith(start, "\u0093NUMPY")) {
      return "is a single array, .npy"
          + EXPECTED
          + "save all arrays in one file: np.savez(file, images=images, texts=texts)";
    }
    if (startsWith(start, "MATLAB 7.3")
        || isMatlab(start, 0x02)
        || startsWith(start, "\u0089HDF")) {
      return "is MATLAB v7.3 or another HDF5 file"
          + EXPECTED
          + "save it with save(file, 'images', 'texts', '-v7')";
    }
    if (start[0] == (byte) 0x80) {
      return "is a Python pickle, which is not read since it can run code"
          + EXPECTED
          + "save arrays: np.savez(file, images=images, texts=texts)";
    }
    return "is in no format that is known here" + EXPECTED + "see docs/alignment.md";
  }

  private static boolean startsWith(byte[] start, String magic) {
    byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
    return start.length >= expected.length
        && java.util.Arrays.equals(start, 0, expected.length, expected, 0, expected.length);
  }

  /** The header's last four bytes are the version, 0x0100 or 0x0200, and the order of bytes. */
  private static boolean isMatlab(byte[] start, int version) {
    if (start.length < SNIFFED) {
      return false;
    }
    String order = new String(start, 126, 2, StandardCharsets.ISO_8859_1);
    return (order.equals("IM") && start[125] == version && start[124] == 0)
        || (order.equals("MI") && start[124] == version && start[125] == 0);
  }
}
