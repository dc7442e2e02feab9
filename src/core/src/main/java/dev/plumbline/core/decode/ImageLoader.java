package dev.plumbline.core.decode;

import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.RejectedException;

/** Turns an event's picture, inline or by reference, into pixels. Thread-safe. */
public interface ImageLoader {
  /**
   * Fetches if need be, checks and decodes.
   *
   * @throws RejectedException if the picture is too large, broken, or may not be fetched
   */
  RgbImage load(ImageContent content) throws RejectedException;
}
