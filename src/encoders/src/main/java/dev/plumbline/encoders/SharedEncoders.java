package dev.plumbline.encoders;

import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.encode.EncodedContent;
import dev.plumbline.core.encode.ImageEncoder;
import dev.plumbline.core.encode.TextEncoder;
import dev.plumbline.core.lifecycle.Shared;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.encoders.djl.DeviceChoice;
import dev.plumbline.encoders.image.DjlImageEncoder;
import dev.plumbline.encoders.image.ImageModel;
import dev.plumbline.encoders.preset.Preset;
import dev.plumbline.encoders.preset.Presets;
import dev.plumbline.encoders.text.DjlTextEncoder;
import dev.plumbline.encoders.text.TextModel;
import java.util.List;
import java.util.function.Supplier;

/**
 * One model per process, shared by all subtasks that ask for the same preset in the same way; its
 * native memory goes when the last of them closes its encoder. Thread-safe.
 *
 * <p>{@link #process()} is the one piece of static mutable state in the project, because sharing
 * across callers that do not know each other is its purpose. It is one per class loader: a cluster
 * whose jobs should share models puts this module, and the engines' natives, on the parent's class
 * path.
 */
public final class SharedEncoders {
  private static final SharedEncoders PROCESS = new SharedEncoders();

  private final Shared<Key, ImageEncoder> images = new Shared<>();
  private final Shared<Key, TextEncoder> texts = new Shared<>();

  SharedEncoders() {}

  /** The registry of this process. */
  public static SharedEncoders process() {
    return PROCESS;
  }

  /**
   * The image encoder of the configuration; whoever calls closes it.
   *
   * @throws IllegalArgumentException if the preset, a file or the device is wrong
   * @throws dev.plumbline.core.model.ServiceException if the model cannot be loaded or run
   */
  public ImageEncoder image(EncodersConfig config) {
    String name = config.image().equals(EncodersConfig.DEFAULT) ? "scenes-cnn" : config.image();
    Preset preset = Presets.find(name);
    ImageModel model = preset.image().orElseThrow(lacks(name, "image"));
    return new SharedImageEncoder(
        images.acquire(
            Key.of(model, config),
            () ->
                new DjlImageEncoder(
                    model, DeviceChoice.parse(config.device()), config.threads(), config.batch())));
  }

  /**
   * The text encoder of the configuration; whoever calls closes it.
   *
   * @throws IllegalArgumentException if the preset, a file or the device is wrong
   * @throws dev.plumbline.core.model.ServiceException if the model cannot be loaded or run
   */
  public TextEncoder text(EncodersConfig config) {
    String name = config.text().equals(EncodersConfig.DEFAULT) ? "minilm" : config.text();
    Preset preset = Presets.find(name);
    TextModel model = preset.text().orElseThrow(lacks(name, "text"));
    return new SharedTextEncoder(
        texts.acquire(
            Key.of(model, config),
            () ->
                new DjlTextEncoder(
                    model, DeviceChoice.parse(config.device()), config.threads(), config.batch())));
  }

  /** Models that are loaded now. */
  int loaded() {
    return images.size() + texts.size();
  }

  private static Supplier<IllegalArgumentException> lacks(String preset, String part) {
    return () ->
        new IllegalArgumentException(
            "preset '%s': no '%s' part (expected: one)".formatted(preset, part));
  }

  /**
   * What tells two loaded models apart. A model's version is no part: to know it, read the file.
   */
  private record Key(Object model, String device, int threads, int batch) {
    static Key of(Object model, EncodersConfig config) {
      return new Key(model, config.device(), config.threads(), config.batch());
    }
  }

  private record SharedImageEncoder(Shared.Lease<ImageEncoder> lease) implements ImageEncoder {
    @Override
    public EncoderVersion version() {
      return lease.get().version();
    }

    @Override
    public int dimension() {
      return lease.get().dimension();
    }

    @Override
    public List<EncodedContent> encode(List<RgbImage> images) {
      return lease.get().encode(images);
    }

    @Override
    public void close() {
      lease.close();
    }
  }

  private record SharedTextEncoder(Shared.Lease<TextEncoder> lease) implements TextEncoder {
    @Override
    public EncoderVersion version() {
      return lease.get().version();
    }

    @Override
    public int dimension() {
      return lease.get().dimension();
    }

    @Override
    public List<EncodedContent> encode(List<String> texts) {
      return lease.get().encode(texts);
    }

    @Override
    public void close() {
      lease.close();
    }
  }
}
