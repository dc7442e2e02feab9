package dev.plumbline.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.encode.EncodedContent;
import dev.plumbline.core.encode.ImageEncoder;
import dev.plumbline.core.encode.TextEncoder;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.Region;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Another model by configuration: a small, randomly initialised one in CLIP's shape. The models and
 * the expected values are made by src/test/scripts/clip_shaped.py.
 */
class ClipShapedTest {
  private static final SharedEncoders SHARED = new SharedEncoders();

  @TempDir private static Path folder;

  private static Map<?, ?> expected = Map.of();
  private static ImageEncoder images;
  private static TextEncoder texts;

  @BeforeAll
  static void open() throws IOException {
    expected =
        (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text("expected.json"));
    EncodersConfig config = config("clip-shaped.yaml", text("clip-shaped.yaml"));
    images = SHARED.image(config);
    texts = SHARED.text(config);
  }

  @AfterAll
  static void close() {
    images.close();
    texts.close();
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = ClipShapedTest.class.getResourceAsStream("/clip/" + resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static EncodersConfig config(String name, String yaml) throws IOException {
    String file = Files.writeString(folder.resolve(name), yaml).toString();
    return new EncodersConfig(file, file, "cpu", 1, 8);
  }

  private static List<Map<?, ?>> cases(String part) {
    List<Map<?, ?>> cases = new ArrayList<>();
    ((Collection<?>) expected.get(part)).forEach(one -> cases.add((Map<?, ?>) one));
    return cases;
  }

  private static float[] floats(Object list) {
    List<?> values = (List<?>) list;
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = ((Number) values.get(i)).floatValue();
    }
    return floats;
  }

  private static RgbImage picture(Map<?, ?> one) {
    int width = (Integer) one.get("width");
    int height = (Integer) one.get("height");
    int number = (Integer) one.get("number");
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = (x * 7 + y * 3 + number * 50) % 256;
        int green = (x * y + number) % 256;
        int blue = (x + 5 * y) % 256;
        pixels[y * width + x] = red << 16 | green << 8 | blue;
      }
    }
    return new RgbImage(width, height, pixels);
  }

  @Test
  void picturesAreAnsweredAsByTheModelItself() {
    List<Map<?, ?>> cases = cases("pictures");
    List<EncodedContent> encoded =
        images.encode(cases.stream().map(ClipShapedTest::picture).toList());
    assertThat(images.dimension()).isEqualTo(24);
    for (int i = 0; i < cases.size(); i++) {
      EncodedContent actual = encoded.get(i);
      // Pillow rounds to whole values where it resizes, which is the last case.
      float tolerance = i < 3 ? 2e-5f : 1e-2f;
      assertThat(actual.global().toArray())
          .containsExactly(floats(cases.get(i).get("global")), within(tolerance));
      FloatMatrix cells = actual.locals().vectors();
      assertThat(cells.rows()).isEqualTo(16);
      assertThat(cells.select(0, 1, 15).data())
          .containsExactly(floats(cases.get(i).get("cells")), within(i < 3 ? 1e-4f : 5e-2f));
      assertThat(actual.locals().regions().get(6)).isEqualTo(new Region.Cell(1, 2, 4, 4));
    }
  }

  @Test
  void textsOfManyLengthsAreAnsweredAsIfEachWereAlone() {
    List<Map<?, ?>> cases = cases("texts");
    List<EncodedContent> encoded =
        texts.encode(cases.stream().map(one -> (String) one.get("text")).toList());
    for (int i = 0; i < cases.size(); i++) {
      EncodedContent actual = encoded.get(i);
      assertThat(actual.global().toArray())
          .containsExactly(floats(cases.get(i).get("global")), within(2e-5f));
      assertThat(actual.locals().vectors().data())
          .containsExactly(floats(cases.get(i).get("tokens")), within(1e-4f));
      List<List<Integer>> spans = new ArrayList<>();
      for (Region region : actual.locals().regions()) {
        Region.Span span = (Region.Span) region;
        spans.add(List.of(span.start(), span.end()));
      }
      assertThat(spans).isEqualTo(cases.get(i).get("spans"));
    }
  }

  @Test
  void paddingToTheFullLengthChangesNothing() throws IOException {
    String padded =
        text("clip-shaped.yaml")
            .replace("max_length: 16", "max_length: 16\n  padding: max-length\n  pad_id: 3");
    try (TextEncoder full = SHARED.text(config("padded.yaml", padded))) {
      List<String> some = List.of("a red circle", "a blue square");
      List<EncodedContent> actual = full.encode(some);
      List<EncodedContent> plain = texts.encode(some);
      for (int i = 0; i < some.size(); i++) {
        assertThat(actual.get(i).global().toArray())
            .containsExactly(plain.get(i).global().toArray(), within(1e-5f));
        assertThat(actual.get(i).locals().regions()).isEqualTo(plain.get(i).locals().regions());
      }
      assertThat(full.version()).isNotEqualTo(texts.version());
    }
  }

  @Test
  void tokensCanBePooledInPlaceOfTheProjection() throws IOException {
    String pooled =
        text("clip-shaped.yaml")
            .replace("{output: image_embeds}", "{output: last_hidden_state, pooling: mean}");
    try (ImageEncoder mean = SHARED.image(config("pooled.yaml", pooled))) {
      assertThat(mean.dimension()).isEqualTo(32);
    }
  }

  @Test
  void anOutputThatIsNotThereIsFoundAtTheStart() throws IOException {
    EncodersConfig wrong =
        config("wrong.yaml", text("clip-shaped.yaml").replace("image_embeds", "embeds"));
    assertThatThrownBy(() -> SHARED.image(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "clip-shaped: output: 'embeds' (expected: one of [image_embeds, last_hidden_state])");
  }

  @Test
  void aWrongSizeIsFoundAtTheStart() throws IOException {
    String wrong =
        text("clip-shaped.yaml").replace("{width: 64, height: 64}", "{width: 32, height: 32}");
    EncodersConfig config = config("size.yaml", wrong);
    assertThatThrownBy(() -> SHARED.image(config)).hasMessageContaining("clip-shaped");
  }

  @Test
  void aModelThatIsNotThereIsNamed() throws IOException {
    EncodersConfig absent =
        config("absent.yaml", text("clip-shaped.yaml").replace("classpath:/clip/vision", "none"));
    assertThatThrownBy(() -> SHARED.image(absent))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(folder.resolve("none.onnx").toString())
        .hasMessageContaining("expected: a file");
  }
}
