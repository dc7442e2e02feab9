package dev.plumbline.core.decode.header;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The file formats that are read, known by their first bytes and never by a name. */
public enum ImageFormat {
  JPEG,
  PNG,
  GIF,
  BMP,
  WEBP;

  private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  /** The format whose magic number the bytes start with. */
  static Optional<ImageFormat> sniff(byte[] bytes) {
    if (bytes.length >= 3
        && bytes[0] == (byte) 0xFF
        && bytes[1] == (byte) 0xD8
        && bytes[2] == (byte) 0xFF) {
      return Optional.of(JPEG);
    }
    if (bytes.length >= 8 && Arrays.equals(bytes, 0, 8, PNG_SIGNATURE, 0, 8)) {
      return Optional.of(PNG);
    }
    if (hasText(bytes, 0, "GIF87a") || hasText(bytes, 0, "GIF89a")) {
      return Optional.of(GIF);
    }
    if (hasText(bytes, 0, "RIFF") && hasText(bytes, 8, "WEBP")) {
      return Optional.of(WEBP);
    }
    return hasText(bytes, 0, "BM") ? Optional.of(BMP) : Optional.empty();
  }

  private static boolean hasText(byte[] bytes, int at, String text) {
    return bytes.length >= at + text.length()
        && new String(bytes, at, text.length(), StandardCharsets.ISO_8859_1).equals(text);
  }
}
