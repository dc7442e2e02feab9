package dev.plumbline.encoders.djl;

import ai.djl.nn.Block;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What DJL must know to load a model. Two engines stand on the class path, so the engine is always
 * named.
 *
 * @param name the encoder's name
 * @param engine {@code OnnxRuntime} or {@code PyTorch}
 * @param source the model's file
 * @param block makes the network whose weights the file holds; empty where the file holds both
 * @param options the engine's own options, passed on as they are
 */
public record ModelSpec(
    String name,
    String engine,
    ModelSource source,
    Optional<Supplier<Block>> block,
    Map<String, String> options) {
  public ModelSpec {
    options = Map.copyOf(options);
  }

  /** The same model from another file. */
  public ModelSpec withSource(ModelSource other) {
    return new ModelSpec(name, engine, other, block, options);
  }
}
