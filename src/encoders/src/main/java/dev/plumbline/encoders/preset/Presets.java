package dev.plumbline.encoders.preset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Finds and reads presets: those in the jar by name, a user's own by path. */
public final class Presets {
  /** The presets in the jar. */
  public static final List<String> SHIPPED =
      List.of("scenes-cnn", "minilm", "clip-vit-b32", "siglip-base", "resnet-50");

  private Presets() {}

  /**
   * Reads a preset.
   *
   * @param nameOrPath one of {@link #SHIPPED}, or the path of a file that ends in {@code .yaml} or
   *     {@code .yml}; relative paths within a shipped preset start from the working folder, within
   *     a file from that file's folder
   * @throws IllegalArgumentException if there is no such preset, a key is unknown or absent, or a
   *     value is out of its range; the message names the place, the value and what was expected
   */
  public static Preset find(String nameOrPath) {
    try {
      if (SHIPPED.contains(nameOrPath)) {
        String file = nameOrPath + ".yaml";
        try (InputStream in = Presets.class.getResourceAsStream(file)) {
          if (in == null) {
            throw new IllegalStateException("the jar lacks the preset " + file);
          }
          String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          return read(file, Path.of(""), yaml);
        }
      }
      Path path = Path.of(nameOrPath).toAbsolutePath();
      if (!nameOrPath.matches(".*\\.ya?ml") || !Files.isRegularFile(path)) {
        throw new IllegalArgumentException(
            "preset: '%s' (expected: one of %s, or a YAML file)".formatted(nameOrPath, SHIPPED));
      }
      return read(nameOrPath, path.resolveSibling(""), Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read preset " + nameOrPath, e);
    }
  }

  /**
   * Reads a preset's text.
   *
   * @param file its name, for messages
   * @param base the folder that its relative paths start from
   */
  static Preset read(String file, Path base, String yaml) {
    Section root = new Section(file, "", parse(file, yaml));
    String name = root.text("name");
    var image = root.optionalSection("image").map(part -> ImageSection.read(name, part, base));
    var text = root.optionalSection("text").map(part -> TextSection.read(name, part, base));
    root.end();
    return new Preset(name, image, text);
  }

  private static Node parse(String file, String yaml) {
    try {
      return new Compose(LoadSettings.builder().setLabel(file).build())
          .composeString(yaml)
          .orElseThrow(() -> new IllegalArgumentException(file + ": empty (expected: a preset)"));
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }
}
