package dev.plumbline.encoders;

import dev.plumbline.core.encode.ImageEncoder;
import dev.plumbline.core.encode.TextEncoder;

/**
 * The two encoders that a job or a gateway uses.
 *
 * @param image for pictures
 * @param text for captions and queries
 */
public record Encoders(ImageEncoder image, TextEncoder text) implements AutoCloseable {
  /**
   * Opens both, sharing models with all who opened the same in this process; whoever calls closes
   * them. Loading takes seconds the first time.
   *
   * @throws IllegalArgumentException if a preset, a file or the device is wrong; the message names
   *     the place, the value and what was expected
   * @throws dev.plumbline.core.model.ServiceException if a model cannot be loaded or run
   */
  public static Encoders open(EncodersConfig config) {
    ImageEncoder image = SharedEncoders.process().image(config);
    try {
      return new Encoders(image, SharedEncoders.process().text(config));
    } catch (RuntimeException e) {
      image.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try (image) {
      text.close();
    }
  }
}
