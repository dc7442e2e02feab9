package dev.plumbline.core.event;

import java.net.URI;
import java.util.Arrays;

/** A picture's bytes, or where to get them. */
public sealed interface ImageContent {
  /** The encoded file itself: JPEG, PNG, GIF, BMP or WebP. */
  final class Inline implements ImageContent {
    private final byte[] bytes;

    /** Takes the bytes without a copy: the caller does not write to them again. */
    public Inline(byte[] bytes) {
      this.bytes = bytes;
    }

    /** Not to be written to. */
    public byte[] bytes() {
      return bytes;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Inline that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "Inline[" + bytes.length + " bytes]";
    }
  }

  /** Where the file lies: file:, http: or https:, if the allow-list lets it through. */
  record Reference(URI uri) implements ImageContent {}
}
