package dev.plumbline.methods.datasets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The regular files of a tar archive (POSIX.1-1988 headers; no long names). */
final class Tar {
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE = 124;
  private static final int SIZE_DIGITS = 12;
  private static final int TYPE = 156;
  private static final long MAX_FILE = 64L << 20;

  private Tar() {}

  /** Takes one file. */
  interface Visitor {
    /**
     * Called once a file.
     *
     * @param name as in the archive, with its folders
     * @param content its bytes
     */
    void visit(String name, byte[] content) throws IOException;
  }

  /**
   * Visits the files in their order.
   *
   * @throws IOException if the archive cannot be read, is cut, or holds a file of more than 64 MiB
   */
  static void read(Path archive, Visitor visitor) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(archive), 1 << 16)) {
      for (byte[] header = in.readNBytes(BLOCK);
          header.length == BLOCK && header[0] != 0;
          header = in.readNBytes(BLOCK)) {
        String name = text(header, 0, NAME);
        long size = size(archive, name, header);
        byte[] content = in.readNBytes((int) size);
        if (content.length != size) {
          throw new IOException(archive + ": ends within " + name);
        }
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        if (header[TYPE] == '0' || header[TYPE] == 0) {
          visitor.visit(name, content);
        }
      }
    }
  }

  private static long size(Path archive, String name, byte[] header) throws IOException {
    String digits = text(header, SIZE, SIZE_DIGITS).strip();
    if (!digits.matches("[0-7]{1,11}")) {
      throw new IOException(archive + ": size '" + digits + "' of " + name + " (expected: octal)");
    }
    long size = Long.parseLong(digits, 8);
    if (size > MAX_FILE) {
      throw new IOException(
          archive + ": " + name + " has " + size + " bytes (expected: at most " + MAX_FILE + ")");
    }
    return size;
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }
}
