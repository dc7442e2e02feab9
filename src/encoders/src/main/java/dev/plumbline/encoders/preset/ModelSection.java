package dev.plumbline.encoders.preset;

import ai.djl.nn.Block;
import dev.plumbline.encoders.djl.ModelSource;
import dev.plumbline.encoders.djl.ModelSpec;
import dev.plumbline.encoders.scenescnn.ScenesCnn;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the keys that text and image encoders share: engine, model, architecture, options. */
final class ModelSection {
  private ModelSection() {}

  private enum Engine {
    ONNXRUNTIME("OnnxRuntime"),
    PYTORCH("PyTorch");

    private final String djlName;

    Engine(String djlName) {
      this.djlName = djlName;
    }
  }

  /** Networks of ours whose weights a file holds. */
  private enum Architecture implements Supplier<Block> {
    SCENES_CNN {
      @Override
      public Block get() {
        return new ScenesCnn();
      }
    }
  }

  static ModelSpec read(String name, Section part, Path base) {
    Engine engine = part.choice("engine", Engine.class);
    ModelSource source = ModelSource.parse(part.text("model"), base);
    Map<String, String> options =
        part.optionalSection("options").map(Section::texts).orElse(Map.of());
    Optional<Supplier<Block>> block =
        part.optionalChoice("architecture", Architecture.class).map(architecture -> architecture);
    return new ModelSpec(name, engine.djlName, source, block, options);
  }
}
