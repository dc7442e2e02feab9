package dev.plumbline.core.event;

import dev.plumbline.core.align.AlignerHeader;
import java.net.URI;
import java.util.Arrays;

/**
 * An aligner was published.
 *
 * @param header what is known of it
 * @param artifact its archive, or where that lies
 * @param sha256 the archive's SHA-256, 64 hexadecimal digits in lower case
 */
public record AlignerEvent(AlignerHeader header, Artifact artifact, String sha256) {
  public AlignerEvent {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("sha256: '" + sha256 + "' (expected: 64 hex digits)");
    }
  }

  /** The archive, or where it lies. */
  public sealed interface Artifact {
    /** The archive itself; small heads travel so, and need no shared storage. */
    final class Inline implements Artifact {
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
    }

    /** Where the archive lies. */
    record Stored(URI uri) implements Artifact {}
  }
}
