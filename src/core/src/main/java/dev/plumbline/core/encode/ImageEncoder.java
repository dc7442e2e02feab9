package dev.plumbline.core.encode;

import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.model.EncoderVersion;
import java.util.List;

/**
 * A frozen image encoder. Thread-safe; the same answer for the same input, whatever the batch, but
 * for the last bits where an engine takes another kernel for another size of batch.
 */
public interface ImageEncoder extends AutoCloseable {
  EncoderVersion version();

  /** Length of the global vector. */
  int dimension();

  /**
   * Encodes a batch; answers stand in the inputs' order.
   *
   * @throws dev.plumbline.core.model.ServiceException if the model or its device fails
   */
  List<EncodedContent> encode(List<RgbImage> images);

  @Override
  void close();
}
