package dev.plumbline.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.encode.EncodedContent;
import dev.plumbline.core.encode.ImageEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A TorchScript model on disk, by configuration. It and the expected values are made by
 * src/test/scripts/torchscript.py.
 */
class TorchScriptTest {
  private static final int SIDE = 16;

  private static final String PRESET =
      """
      name: small
      image:
        engine: PyTorch
        model: small.pt
        size: {width: 16, height: 16}
        fit: squash
        scale: 0.00392156862745098
        mean: [0.5, 0.5, 0.5]
        std: [0.25, 0.25, 0.25]
        global: {output: "0"}
        locals: {output: "1", form: map}
      """;

  private static Object resource(String key) throws IOException {
    try (InputStream in = TorchScriptTest.class.getResourceAsStream("/torchscript/expected.json")) {
      return ((Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in))
          .get(key);
    }
  }

  private static float[] expected(String key) throws IOException {
    List<?> values = (List<?>) resource(key);
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = ((Number) values.get(i)).floatValue();
    }
    return floats;
  }

  private static RgbImage picture() {
    int[] pixels = new int[SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int red = (x * 7 + y * 3) % 256;
        pixels[y * SIDE + x] = red << 16 | (x * y) % 256 << 8 | (x + 5 * y) % 256;
      }
    }
    return new RgbImage(SIDE, SIDE, pixels);
  }

  @Test
  void itAnswersAsInPython(@TempDir Path folder) throws IOException {
    try (InputStream in = TorchScriptTest.class.getResourceAsStream("/torchscript/small.pt")) {
      Files.copy(in, folder.resolve("small.pt"));
    }
    String preset = Files.writeString(folder.resolve("small.yaml"), PRESET).toString();
    EncodersConfig config = new EncodersConfig(preset, "default", "cpu", 1, 8);
    try (ImageEncoder encoder = new SharedEncoders().image(config)) {
      EncodedContent encoded = encoder.encode(List.of(picture(), picture())).get(1);
      assertThat(encoder.dimension()).isEqualTo(8);
      assertThat(encoded.global().toArray()).containsExactly(expected("global"), within(1e-5f));
      assertThat(encoded.locals().vectors().rows()).isEqualTo(16);
      assertThat(encoded.locals().vectors().data())
          .containsExactly(expected("cells"), within(1e-5f));
    }
  }
}
