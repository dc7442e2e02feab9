package dev.plumbline.core.refine;

import dev.plumbline.core.model.ItemId;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Decides which pairs are held out. By a hash of the image's id, so that all captions of one image
 * are on one side, and a pair never changes sides.
 *
 * @param percent of the images that are held out, 0 to 50
 */
public record Holdout(int percent) {
  private static final int MAX_PERCENT = 50;

  public Holdout {
    if (percent < 0 || percent > MAX_PERCENT) {
      throw new IllegalArgumentException(
          "holdout percent: " + percent + " (expected: 0 to " + MAX_PERCENT + ")");
    }
  }

  /** Whether the pairs of this image are held out. */
  public boolean contains(ItemId image) {
    CRC32C hash = new CRC32C();
    hash.update(image.toString().getBytes(StandardCharsets.UTF_8));
    return Long.remainderUnsigned(mix(hash.getValue()), 100) < percent;
  }

  /** CRC is linear: ids that differ in one digit need one more step to be spread evenly. */
  private static long mix(long value) {
    long z = value * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 32)) * 0xD6E8FEB86659FD93L;
    return z ^ (z >>> 32);
  }
}
