package dev.plumbline.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.core.align.AlignerTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlignerMethodsTest {
  @Test
  void everyMethodNamesItsPaperAndItself() {
    for (AlignerMethod method : AlignerMethods.all()) {
      assertThat(method.paper().title()).as(method.name()).isNotBlank();
      assertThat(method.paper().authors()).as(method.name()).isNotBlank();
      assertThat(method.paper().year()).as(method.name()).isBetween(1930, 2100);
      assertThat(method.trainer(Map.of()).method()).isEqualTo(method.name());
      assertThat(method.summary()).isNotBlank();
    }
    assertThat(AlignerMethods.all().stream().map(AlignerMethod::name)).doesNotHaveDuplicates();
  }

  @Test
  void everyTrainerIsListed() throws Exception {
    List<Class<?>> listed = new ArrayList<>();
    AlignerMethods.all().forEach(m -> listed.add(m.trainer(Map.of()).getClass()));
    assertThat(trainerClasses()).isNotEmpty().allMatch(listed::contains);
  }

  private static List<Class<?>> trainerClasses() throws IOException, ClassNotFoundException {
    Path root =
        Path.of(uri(AlignerMethods.class.getProtectionDomain().getCodeSource().getLocation()));
    List<Class<?>> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        String name =
            root.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
        if (name.startsWith("dev.plumbline.methods.") && !name.endsWith("-info")) {
          Class<?> type = Class.forName(name, false, AlignerMethods.class.getClassLoader());
          if (AlignerTrainer.class.isAssignableFrom(type) && !type.isInterface()) {
            found.add(type);
          }
        }
      }
    }
    return found;
  }

  private static java.net.URI uri(java.net.URL url) {
    return java.net.URI.create(url.toString());
  }

  @Test
  void refusesUnknownNamesAndValues() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlignerMethods.trainer("ccca", Map.of()))
        .withMessage("method: 'ccca' (expected: %s)", names());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlignerMethods.trainer("cca", Map.of("k", "3")))
        .withMessageContaining("no parameter 'k' (expected: dimension, regularisation, power)");
    for (String wrong : List.of("0", "4097", "1.5", "", "x", "99999999999999999999")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> AlignerMethods.trainer("cca", Map.of("dimension", wrong)))
          .withMessage("cca: dimension: '%s' (expected: 1 to 4096)", wrong);
    }
    for (String wrong : List.of("NaN", "-1", "Infinity", "1e999", "0x1p3", "1d", " 1")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> AlignerMethods.trainer("cca", Map.of("regularisation", wrong)))
          .withMessageContaining("expected: 0 to 1e+09, or auto");
    }
  }

  private static String names() {
    return String.join(", ", AlignerMethods.all().stream().map(AlignerMethod::name).toList());
  }

  @Test
  void takesWhatIsAllowed() {
    AlignerTrainer trainer =
        AlignerMethods.trainer(
            "cca", Map.of("dimension", "7", "regularisation", "1e-4", "power", ".5"));
    assertThat(trainer.toString()).contains("7", "1.0E-4", "0.5");
  }
}
