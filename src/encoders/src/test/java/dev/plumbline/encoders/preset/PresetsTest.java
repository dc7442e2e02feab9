package dev.plumbline.encoders.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.plumbline.encoders.djl.ModelSource;
import dev.plumbline.encoders.image.Filter;
import dev.plumbline.encoders.image.ImageModel;
import dev.plumbline.encoders.image.Preprocessing;
import dev.plumbline.encoders.text.TextModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresetsTest {
  private static final String IMAGE =
      """
      name: mine
      image:
        engine: OnnxRuntime
        model: vision.onnx
        input: pixel_values
        size: {width: 224, height: 196}
        fit: center-crop
        resize: 256
        filter: bicubic
        scale: 0.00392156862745098
        mean: [0.1, 0.2, 0.3]
        std: [0.4, 0.5, 0.6]
        layout: NHWC
        channels: BGR
        global: {output: embedding, pooling: first}
        locals: {output: hidden, form: tokens, skip: 1}
        normalize: false
      """;

  private static final String TEXT =
      """
      name: mine
      text:
        engine: OnnxRuntime
        model: /models/text.onnx
        tokenizer: tokenizer.json
        max_length: 77
        padding: max-length
        pad_id: 49407
        inputs: {ids: input_ids}
        global: {output: text_embeds}
      """;

  private static Preset read(String yaml) {
    return Presets.read("mine.yaml", Path.of("/presets"), yaml);
  }

  private static ImageModel image(String yaml) {
    return read(yaml).image().orElseThrow();
  }

  private static void refused(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void everyKeyOfAnImageModelIsRead() {
    ImageModel image = image(IMAGE);
    assertThat(image.model().engine()).isEqualTo("OnnxRuntime");
    assertThat(image.model().source())
        .isEqualTo(new ModelSource.File(Path.of("/presets/vision.onnx")));
    assertThat(image.input()).isEqualTo("pixel_values");
    assertThat(image.preprocessing())
        .isEqualTo(
            new Preprocessing(
                224,
                196,
                Preprocessing.Fit.CENTER_CROP,
                256,
                Filter.BICUBIC,
                0.00392156862745098,
                new Preprocessing.Channels(0.1, 0.2, 0.3),
                new Preprocessing.Channels(0.4, 0.5, 0.6),
                Preprocessing.Layout.NHWC,
                Preprocessing.Order.BGR));
    assertThat(image.global()).isEqualTo("embedding");
    assertThat(image.pooling()).isEqualTo(ImageModel.Pooling.FIRST);
    assertThat(image.locals()).contains(new ImageModel.Locals("hidden", ImageModel.Form.TOKENS, 1));
    assertThat(image.normalize()).isFalse();
  }

  @Test
  void aTextModelAndItsDefaults() {
    TextModel text = read(TEXT).text().orElseThrow();
    assertThat(text.model().source()).isEqualTo(new ModelSource.File(Path.of("/models/text.onnx")));
    assertThat(text.tokenizer())
        .isEqualTo(new ModelSource.File(Path.of("/presets/tokenizer.json")));
    assertThat(text.maxLength()).isEqualTo(77);
    assertThat(text.padding()).isEqualTo(TextModel.Padding.MAX_LENGTH);
    assertThat(text.padId()).isEqualTo(49407);
    assertThat(text.pooling()).isEqualTo(TextModel.Pooling.NONE);
    assertThat(text.locals()).isEqualTo(Optional.empty());
    assertThat(text.normalize()).isTrue();
    assertThat(text.alone()).isFalse();
    assertThat(read(TEXT).image()).isEmpty();
  }

  @Test
  void aModelMayLieOnTheClassPathOrAtAnAddress() {
    assertThat(image(IMAGE.replace("vision.onnx", "classpath:/a.onnx")).model().source())
        .isEqualTo(new ModelSource.Resource("/a.onnx"));
    assertThat(image(IMAGE.replace("vision.onnx", "https://example.org/a.zip")).model().source())
        .isEqualTo(new ModelSource.Address("https://example.org/a.zip"));
  }

  @Test
  void anUnknownKeyIsRefusedWithItsPlace() {
    refused(
        IMAGE.replace("filter:", "filtre:"),
        "mine.yaml:9: image.filtre: 'bicubic' (expected: no such key; one of engine, model,"
            + " options, architecture, size, fit, resize, filter, scale, mean, std, layout,"
            + " channels, input, global, locals, normalize)");
    refused(
        IMAGE.replace("skip: 1", "skipped: 1"),
        "mine.yaml:16: image.locals.skipped: '1' (expected: no such key; one of output, form,"
            + " skip)");
  }

  @Test
  void anAbsentKeyIsRefused() {
    refused(
        TEXT.replace("  tokenizer: tokenizer.json\n", ""),
        "mine.yaml:3: text.tokenizer: absent (expected: a text)");
  }

  @Test
  void aWrongValueIsRefused() {
    refused(
        IMAGE.replace("OnnxRuntime", "TensorFlow"),
        "mine.yaml:3: image.engine: 'TensorFlow' (expected: one of onnxruntime, pytorch)");
    refused(
        IMAGE.replace("width: 224", "width: wide"),
        "mine.yaml:6: image.size.width: 'wide' (expected: a whole number, 1 to 4096)");
    refused(
        IMAGE.replace("[0.1, 0.2, 0.3]", "[0.1, 0.2]"),
        "mine.yaml:11: image.mean: a list of 2 (expected: a list of 3 numbers)");
    refused(
        IMAGE.replace("normalize: false", "normalize: perhaps"),
        "mine.yaml:17: image.normalize: 'perhaps' (expected: true or false)");
    refused(
        IMAGE.replace("{width: 224, height: 196}", "224"),
        "mine.yaml:6: image.size.: '224' (expected: keys with values)");
    refused(
        IMAGE.replace("resize: 256", "resize: 100"),
        "mine.yaml:3: image.resize: 100 (expected: 224 to 4096)");
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() {
    assertThatThrownBy(() -> read(IMAGE + "name: other\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name");
  }

  @Test
  void whatIsNoPresetIsRefused() {
    refused("", "mine.yaml: empty (expected: a preset)");
    assertThatThrownBy(() -> read("name: [")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> read("- a\n"))
        .hasMessageContaining("a list of 1 (expected: keys with values)");
  }

  @Test
  void everyKeyIsDocumented() throws IOException {
    String page = Files.readString(Path.of("../../docs/encoders.md"));
    for (String yaml : List.of(IMAGE, TEXT)) {
      String message = catchThrowable(() -> read(yaml + "  unknown: key\n")).getMessage();
      String keys = message.substring(message.indexOf("one of ") + 7, message.length() - 1);
      for (String key : keys.split(", ", -1)) {
        assertThat(page).contains("`" + key + "`");
      }
    }
    for (String name : Presets.SHIPPED) {
      assertThat(page).contains("`" + name + "`");
    }
  }

  @Test
  void everyShippedPresetIsRead() {
    for (String name : Presets.SHIPPED) {
      Preset preset = Presets.find(name);
      assertThat(preset.name()).isEqualTo(name);
      assertThat(preset.image().isPresent() || preset.text().isPresent()).isTrue();
    }
  }

  @Test
  void aFileIsFoundByItsPathAndPathsStartFromIt(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yml"), IMAGE);
    assertThat(Presets.find(file.toString()).image().orElseThrow().model().source())
        .isEqualTo(new ModelSource.File(folder.resolve("vision.onnx").toAbsolutePath()));
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Presets.find("clap"))
        .hasMessageStartingWith("preset: 'clap' (expected: one of [scenes-cnn, minilm")
        .hasMessageEndingWith("or a YAML file)");
  }
}
