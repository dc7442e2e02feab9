package dev.plumbline.methods.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.FloatMatrix;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads what NumPy and SciPy wrote; resources' {@code make.py} made the files. */
class FeatureFileTest {
  private static final FloatMatrix IMAGES =
      FloatMatrix.wrap(4, 3, new float[] {0, 1, 2, 3, 4, 5, 3, 4, 5, 9, 10, 11});
  private static final FloatMatrix TEXTS =
      FloatMatrix.wrap(4, 2, new float[] {0, 1, 10, 11, 20, 21, 30, 31});

  @TempDir private Path folder;

  private static Path resources(String name) {
    try {
      return Path.of(FeatureFileTest.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Path> files(String name) throws IOException {
    try (Stream<Path> files = Files.list(resources(name))) {
      return files.sorted().toList().stream();
    }
  }

  static Stream<Path> good() throws IOException {
    return files("good");
  }

  static Stream<Path> wrong() throws IOException {
    return files("wrong");
  }

  @ParameterizedTest
  @MethodSource("good")
  void readsWhateverTypeAndOrderTheValuesHave(Path file) throws Exception {
    Features features = FeatureFile.read(file);
    assertThat(features.images()).isEqualTo(IMAGES);
    assertThat(features.texts()).isEqualTo(TEXTS);
    assertThat(features.labels()).contains(List.of(7, 1, 1, 0));
    List<String> ids = features.ids().orElseThrow();
    assertThat(ids)
        .isIn(
            List.of("a", "b", "b", "\u00fc\ud83d\ude00"),
            List.of("a", "b", "b", "\u00fc"),
            List.of("a", "bb", "bb", "c"),
            List.of("0", "1", "1", "2"));
    PairSet pairs = features.pairs();
    assertThat(pairs.groups()).isEqualTo(ids);
    assertThat(pairs.labels()).isEqualTo(features.labels());
    if (file.toString().contains("locals")) {
      LocalFeatures locals = features.imageLocals().orElseThrow();
      assertThat(locals.lengths()).containsExactly(3, 0, 2, 1);
      assertThat(locals.of(0)).isEqualTo(FloatMatrix.wrap(3, 2, new float[] {0, 1, 2, 3, 4, 5}));
      assertThat(locals.of(1).rows()).isZero();
      assertThat(locals.of(2)).isEqualTo(FloatMatrix.wrap(2, 2, new float[] {12, 13, 14, 15}));
      assertThat(locals.of(3)).isEqualTo(FloatMatrix.wrap(1, 2, new float[] {18, 19}));
    } else {
      assertThat(features.imageLocals()).isEmpty();
    }
    assertThat(features.notes())
        .isEqualTo(
            file.endsWith("further-arrays.npz")
                ? List.of("array captions has no meaning here and is left out")
                : List.of());
  }

  @Test
  void readsTheEncodersNames() throws Exception {
    Features features = FeatureFile.read(resources("good/encoders.npz"));
    assertThat(features.imageEncoder()).contains(new EncoderVersion("eye", "1"));
    assertThat(features.textEncoder()).contains(new EncoderVersion("ear@a", "2"));
    assertThat(FeatureFile.read(resources("good/locals.mat")).imageEncoder())
        .contains(new EncoderVersion("eye", "1"));
    assertThat(FeatureFile.read(resources("good/f4-big.npz")).imageEncoder()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void refusesInOneLineThatSaysWhatToDo(Path file) throws Exception {
    String name = file.getFileName().toString();
    Map<String, String> messages =
        Files.readAllLines(resources("messages.txt")).stream()
            .map(line -> line.split(": ", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    assertThatThrownBy(() -> FeatureFile.read(file))
        .isInstanceOf(FeatureFileException.class)
        .hasMessage(file + ": " + messages.get(name));
  }

  @Test
  void refusesWhatIsNoFile() {
    assertThatThrownBy(() -> FeatureFile.read(folder.resolve("x.npz")))
        .isInstanceOf(FeatureFileException.class)
        .hasMessageContaining("x.npz: does not exist (expected: a NumPy .npz or a MATLAB v5 .mat)");
    assertThatThrownBy(() -> FeatureFile.read(folder))
        .isInstanceOf(FeatureFileException.class)
        .hasMessageContaining("is no file");
  }

  @Test
  void readsHalvesAsTheyAreDefined() {
    assertThat(NpyElements.half((short) 0x3C01)).isEqualTo(1 + 0x1p-10f);
    assertThat(NpyElements.half((short) 0x0001)).isEqualTo(0x1p-24f);
    assertThat(NpyElements.half((short) 0x03FF)).isEqualTo(1023 * 0x1p-24f);
    assertThat(NpyElements.half((short) 0x0400)).isEqualTo(0x1p-14f);
    assertThat(NpyElements.half((short) 0x7BFF)).isEqualTo(65504);
    assertThat(NpyElements.half((short) 0xFBFF)).isEqualTo(-65504);
    assertThat(NpyElements.half((short) 0x7C00)).isInfinite();
    assertThat(NpyElements.half((short) 0x7C01)).isNaN();
    assertThat(1 / NpyElements.half((short) 0x8000)).isEqualTo(Float.NEGATIVE_INFINITY);
  }

  @Test
  void notesPicturesThatComeTwiceWithoutIds() throws Exception {
    assertThat(FeatureFile.read(resources("good-without-ids.npz")).notes())
        .containsExactly(
            "1 rows of images equal an earlier one, for example row 2, and no ids say that they"
                + " show the same picture: each counts as a picture of its own");
    assertThat(FeatureFile.read(resources("good-without-ids.npz")).pairs().groups())
        .containsExactly("0", "1", "2", "3");
  }
}
