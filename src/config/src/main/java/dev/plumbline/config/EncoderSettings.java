package dev.plumbline.config;

import java.io.Serializable;

/** The frozen encoders. */
public record EncoderSettings(
    @Doc("The image encoder: `default`, a preset's name, or the path of a preset's YAML file.")
        String image,
    @Doc("The text encoder: `default`, a preset's name, or the path of a preset's YAML file.")
        String text,
    @Doc(
            value = "`auto` takes a GPU where the engine can use one, else the CPU.",
            range = "auto, cpu, gpu or gpu:N")
        String device,
    @Doc(value = "Inputs of one call are spread over so many threads.", range = "1 to 256")
        int threads,
    @Doc(value = "Inputs in one run of a model, at most.", range = "1 to 4096") int batch)
    implements Serializable {
  public EncoderSettings {
    Checks.present("image", image);
    Checks.present("text", text);
    if (!device.matches("auto|cpu|gpu(:\\d{1,3})?")) {
      throw new IllegalArgumentException(
          "device: '" + device + "' (expected: auto, cpu, gpu or gpu:N)");
    }
    Checks.range("threads", threads, 1, 256);
    Checks.range("batch", batch, 1, 4096);
  }
}
