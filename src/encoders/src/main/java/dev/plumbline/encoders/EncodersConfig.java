package dev.plumbline.encoders;

import dev.plumbline.encoders.djl.DeviceChoice;

/**
 * Which encoders to run, and how.
 *
 * @param image the image encoder's preset: {@code default}, a shipped preset's name, or the path of
 *     a YAML file
 * @param text the text encoder's preset, likewise
 * @param device {@code auto|cpu|gpu|gpu:N}; {@code auto} takes a GPU that the engine can use, else
 *     the CPU
 * @param threads inputs of a call are spread over this many threads, 1 to 256
 * @param batch inputs in one run of a model, at most, 1 to 4096
 */
public record EncodersConfig(String image, String text, String device, int threads, int batch) {
  /** The word for the encoder in the jar. */
  public static final String DEFAULT = "default";

  public EncodersConfig {
    DeviceChoice.parse(device);
    if (threads < 1 || threads > 256) {
      throw new IllegalArgumentException("threads: " + threads + " (expected: 1 to 256)");
    }
    if (batch < 1 || batch > 4096) {
      throw new IllegalArgumentException("batch: " + batch + " (expected: 1 to 4096)");
    }
  }

  /** Both encoders from the jar, on one thread. */
  public static EncodersConfig defaults() {
    return new EncodersConfig(DEFAULT, DEFAULT, "auto", 1, 32);
  }
}
