package dev.plumbline.training;

import dev.plumbline.core.decode.RgbImage;
import java.util.SplittableRandom;

/** Small changes that leave a picture's meaning: JPEG, brightness, contrast, tint and noise. */
final class Disturbance {
  private static final double JPEG = 0.12;
  private static final double NOISE = 0.5;

  private Disturbance() {}

  /** Writes one picture in eight as JPEG and reads it again. */
  static RgbImage recompress(RgbImage image, SplittableRandom random) {
    return random.nextDouble() < JPEG ? Jpeg.recompress(image, random.nextDouble(0.4, 0.9)) : image;
  }

  /**
   * Changes a network's input in place.
   *
   * @param values three planes of values from about -2 to 2
   */
  static void apply(float[] values, int offset, int size, SplittableRandom random) {
    int plane = size / 3;
    double gain = random.nextDouble(0.85, 1.15);
    double shift = random.nextDouble(-0.2, 0.2);
    double noise = random.nextDouble() < NOISE ? random.nextDouble(0, 0.15) : 0;
    for (int channel = 0; channel < 3; channel++) {
      float factor = (float) (gain * random.nextDouble(0.96, 1.04));
      for (int i = offset + channel * plane; i < offset + (channel + 1) * plane; i++) {
        values[i] = values[i] * factor + (float) shift;
      }
    }
    if (noise > 0) {
      for (int i = offset; i < offset + size; i++) {
        // The sum of three even draws is close enough to a Gaussian, and cheap.
        double draw = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
        values[i] += (float) (2 * noise * draw);
      }
    }
  }
}
