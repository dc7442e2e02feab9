package dev.plumbline.encoders.image;

import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.encode.EncodedContent;
import dev.plumbline.core.encode.ImageEncoder;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.encoders.djl.DeviceChoice;
import dev.plumbline.encoders.djl.ModelRunner;
import java.util.List;

/** An {@link ImageEncoder} on any model that DJL loads. Local vectors are the cells of a grid. */
public final class DjlImageEncoder implements ImageEncoder {
  private final EncoderVersion version;
  private final ModelRunner<RgbImage> runner;
  private final int dimension;

  /**
   * Loads the model and warms it up.
   *
   * @param threads pictures are spread over this many threads
   * @param batch pictures in one run of the model, at most
   * @throws IllegalArgumentException if a file, the device or a named output is not there
   * @throws dev.plumbline.core.model.ServiceException if the engine cannot load or run the model
   */
  public DjlImageEncoder(ImageModel spec, DeviceChoice device, int threads, int batch) {
    this.version = spec.version();
    this.runner =
        new ModelRunner<>(
            spec.model(), device, threads, batch, RgbImage[]::new, new ImageTranslator(spec));
    this.dimension = runner.warmUp(new RgbImage(1, 1, new int[1])).global().dimension();
  }

  @Override
  public EncoderVersion version() {
    return version;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public List<EncodedContent> encode(List<RgbImage> images) {
    return runner.run(images);
  }

  @Override
  public void close() {
    runner.close();
  }
}
