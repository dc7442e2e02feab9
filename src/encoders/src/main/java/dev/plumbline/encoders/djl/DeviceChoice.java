package dev.plumbline.encoders.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a model runs, as the configuration says it: {@code auto|cpu|gpu|gpu:N}. */
public sealed interface DeviceChoice {
  /** The first GPU that the engine can use, else the CPU. */
  record Auto() implements DeviceChoice {}

  record Cpu() implements DeviceChoice {}

  /**
   * This GPU and no other.
   *
   * @param number from 0
   */
  record Gpu(int number) implements DeviceChoice {}

  /**
   * Reads the configuration's word.
   *
   * @throws IllegalArgumentException if the text is none of {@code auto|cpu|gpu|gpu:N}
   */
  static DeviceChoice parse(String text) {
    Matcher gpu = Pattern.compile("gpu(?::(\\d{1,3}))?").matcher(text);
    if (gpu.matches()) {
      return new Gpu(gpu.group(1) == null ? 0 : Integer.parseInt(gpu.group(1)));
    }
    return switch (text) {
      case "auto" -> new Auto();
      case "cpu" -> new Cpu();
      default ->
          throw new IllegalArgumentException(
              "device: '" + text + "' (expected: auto, cpu, gpu or gpu:N)");
    };
  }

  /**
   * Devices to try, best first.
   *
   * @throws IllegalArgumentException if a GPU is asked for that the engine does not have
   */
  default List<Device> candidates(Engine engine) {
    if (this instanceof Cpu) {
      return List.of(Device.cpu());
    }
    // A GPU may be there without the engine's natives for it.
    boolean usable = engine.getGpuCount() > 0 && engine.hasCapability(StandardCapabilities.CUDA);
    int gpus = usable ? engine.getGpuCount() : 0;
    if (this instanceof Gpu gpu) {
      if (gpu.number() >= gpus) {
        throw new IllegalArgumentException(
            "device: gpu:%d (expected: below %d, the GPUs that %s can use)"
                .formatted(gpu.number(), gpus, engine.getEngineName()));
      }
      return List.of(Device.gpu(gpu.number()));
    }
    return usable ? List.of(Device.gpu(0), Device.cpu()) : List.of(Device.cpu());
  }
}
