package dev.plumbline.app.align;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.CommandRun;
import dev.plumbline.core.align.artifact.AlignerCodec;
import dev.plumbline.methods.AlignerMethod;
import dev.plumbline.methods.AlignerMethods;
import dev.plumbline.methods.Paper;
import dev.plumbline.methods.features.FeatureFile;
import dev.plumbline.methods.features.Features;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the examples of docs/alignment.md as they stand there, in a folder of their own. */
class DocumentationTest {
  private static final Path DOCS = Path.of("../../docs");
  private static final Path PAGE = DOCS.resolve("alignment.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("```(\\w+)\n(.*?)```(?:\n\n```text\n(.*?)```)?", Pattern.DOTALL);
  private static final Set<String> PATHS =
      Set.of("--train", "--validate", "--test", "--model", "--out", "--from");
  private static final List<String> FILES = List.of("train.npz", "dev.npz", "test.npz");

  @TempDir private static Path folder;

  @BeforeAll
  static void write() throws IOException {
    for (String file : FILES) { // what the page's first Python example writes
      try (InputStream in = DocumentationTest.class.getResourceAsStream(file)) {
        Files.copy(in, folder.resolve(file));
      }
    }
  }

  private static List<MatchResult> examples(String language) throws IOException {
    return EXAMPLE
        .matcher(Files.readString(PAGE))
        .results()
        .filter(example -> example.group(1).equals(language))
        .toList();
  }

  @Test
  void theCommandsDoWhatThePageSays() throws IOException {
    int told = 0;
    for (MatchResult example : examples("sh")) {
      StringBuilder out = new StringBuilder();
      for (String line : example.group(2).lines().toList()) {
        assertThat(line).startsWith("./plumbline align ");
        out.append(CommandRun.of(words(line)).succeeded().out());
      }
      if (example.group(3) != null) {
        assertThat(shape(out.toString().replace(folder + "/", "")))
            .isEqualTo(shape(example.group(3)));
        told++;
      }
    }
    assertThat(told).isEqualTo(2);
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    List<String> given = List.of(line.strip().split(" +"));
    for (int i = 1; i < given.size(); i++) {
      boolean isPath = PATHS.contains(given.get(i - 1));
      words.add(isPath ? folder.resolve(given.get(i)).toString() : given.get(i));
    }
    return words;
  }

  /** Another machine's last digits may differ. */
  private static String shape(String text) {
    return text.replaceAll("[0-9]+\\.[0-9]+", "#").replaceAll(" +", " ");
  }

  @Test
  void thePythonExampleWritesTheFilesThatTheCommandsRead() throws Exception {
    Assumptions.assumeTrue(
        exitCode(folder, "python3", "-c", "import numpy") == 0, "no NumPy: skipped");
    Path written = Files.createDirectories(folder.resolve("python"));
    Path script =
        Files.writeString(written.resolve("write.py"), examples("python").get(0).group(2));
    assertThat(exitCode(written, "python3", script.toString())).isZero();
    for (String file : FILES) {
      Features fresh = FeatureFile.read(written.resolve(file));
      Features kept = FeatureFile.read(folder.resolve(file));
      assertThat(fresh.ids()).isEqualTo(kept.ids());
      assertThat(fresh.images().rows()).isEqualTo(kept.images().rows());
      assertThat(fresh.images().columns()).isEqualTo(kept.images().columns());
      assertThat(fresh.texts().columns()).isEqualTo(kept.texts().columns());
    }
  }

  @Test
  void theJavaExampleRunsAsAFile() throws Exception {
    List<MatchResult> examples = examples("java");
    assertThat(examples).hasSize(1);
    Path written = Files.createDirectories(folder.resolve("java"));
    for (String file : FILES) {
      Files.copy(folder.resolve(file), written.resolve(file));
    }
    Path source = Files.writeString(written.resolve("Fit.java"), examples.get(0).group(2));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    assertThat(
            exitCode(
                written, java, "-XX:TieredStopAtLevel=1", "-cp", classPath(), source.toString()))
        .isZero();

    byte[] archive = Files.readAllBytes(written.resolve("aligner.npz"));
    assertThat(AlignerCodec.decode(archive).dimension()).isEqualTo(6);
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static int exitCode(Path directory, String... command) throws Exception {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(120, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (IOException e) {
      return -1; // there is no such program
    }
  }

  @Test
  void theRefusalsReadAsTheReaderWritesThem() throws IOException {
    List<String> messages =
        Files.readAllLines(
                Path.of(
                    "../methods/src/test/resources/dev/plumbline/methods/features/messages.txt"))
            .stream()
            .map(line -> line.split(": ", 2)[1])
            .toList();
    List<String> lines =
        examples("text").stream()
            .flatMap(example -> example.group(2).lines())
            .filter(line -> line.startsWith("plumbline: "))
            .map(line -> line.split(": ", 3)[2])
            .toList();
    assertThat(lines).hasSize(4);
    assertThat(messages).containsAll(lines);
  }

  @ParameterizedTest
  @ValueSource(strings = {"correlation", "metric"})
  void aFamilysPageListsItsMethods(String family) throws IOException {
    String table =
        "<!-- methods: "
            + family
            + " -->\n| method | learns from | what it does | paper |\n|---|---|---|---|\n"
            + AlignerMethods.all().stream()
                .filter(method -> method.family().equals(family))
                .map(DocumentationTest::row)
                .collect(Collectors.joining("\n"))
            + "\n<!-- end -->";
    assertThat(Files.readString(DOCS.resolve("methods/" + family + ".md")))
        .as("the table of methods; put this in its place:%n%s", table)
        .contains(table);
  }

  private static String row(AlignerMethod method) {
    Paper paper = method.paper();
    return "| `%s` | %s | %s | %s: %s. %s, %d |"
        .formatted(
            method.name(),
            method.needsLabels() ? "classes" : "pairs",
            method.summary(),
            paper.authors(),
            paper.title(),
            paper.venue(),
            paper.year());
  }

  @Test
  void everyFamilyHasAPage() {
    assertThat(AlignerMethods.all().stream().map(AlignerMethod::family).distinct())
        .allMatch(family -> Files.isRegularFile(DOCS.resolve("methods/" + family + ".md")));
  }
}
