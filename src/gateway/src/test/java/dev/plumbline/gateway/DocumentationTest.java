package dev.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.gateway.http.ProblemType;
import dev.plumbline.gateway.testing.Contract;
import dev.plumbline.gateway.testing.TestGateway;
import dev.plumbline.scenes.Colour;
import dev.plumbline.testkit.browser.Browser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples of docs/api.md as they stand there, but for the gateway's address. */
class DocumentationTest {
  private static final Path PAGE = Path.of("../../docs/api.md");
  private static final Pattern EXAMPLE = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path directory;
  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start(directory.resolve("pictures"), Map.of());
    gateway.putImage("default", "photo-1", Colour.RED);
    gateway.putCaption("default", "photo-1#0", "photo-1", "a red circle");
    Files.write(directory.resolve("picture.png"), TestGateway.png(TestGateway.plain(Colour.RED)));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static List<String> examples(String language) throws IOException {
    String page = Files.readString(PAGE).replace("http://127.0.0.1:9662", address());
    Matcher matcher = EXAMPLE.matcher(page);
    return matcher.results().filter(m -> m.group(1).equals(language)).map(m -> m.group(2)).toList();
  }

  private static String address() {
    return gateway.uri().toString().replaceFirst("/$", "");
  }

  static Stream<String> shellExamples() throws IOException {
    return examples("bash").stream();
  }

  @ParameterizedTest
  @MethodSource("shellExamples")
  void shellExamplesDoWhatIsSaidOfThem(String example) throws Exception {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/curl")), "no curl here (Debian: apt install curl)");
    String out = run("bash", "-euo", "pipefail", "-c", example);

    if (example.contains("price = 3")) {
      assertThat(JSON.readTree(out).get("column").asInt()).isEqualTo(7);
    } else if (example.contains("/v1/search")) {
      assertThat(JSON.readTree(out).at("/hits/0/id").asText()).as(out).isEqualTo("photo-1");
    } else if (example.contains("/v1/ingest")) {
      assertThat(JSON.readTree(out).get("accepted").asInt()).as(out).isEqualTo(3);
    } else if (example.contains("/v1/feedback")) {
      assertThat(out).isEqualTo("{}");
    } else {
      assertThat(out).contains("gateway:").containsPattern("shop: shop-a reader [0-9a-f]{64}\n");
    }
  }

  @Test
  void theJavaExamplesRunAsFiles() throws Exception {
    List<String> examples = examples("java");
    assertThat(examples).hasSize(2);
    Path client = Files.writeString(directory.resolve("AskOverHttp.java"), examples.get(0));
    Path alone = Files.writeString(directory.resolve("Ask.java"), examples.get(1));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    assertThat(run(java, "-cp", System.getProperty("java.class.path"), client.toString()))
        .startsWith("1 ")
        .contains(" photo-1\n")
        .endsWith(
            "invalid-filter: filter, column 7: '=' (expected: ==, !=, <, <=, >, >=, startswith,"
                + " in, not in or exists)\n");
    JsonNode answer = JSON.readTree(run(java, alone.toString()));
    assertThat(answer.at("/hits/0/id").asText()).isEqualTo("photo-1");
  }

  @Test
  void theJavaScriptExampleRunsInABrowser() throws Exception {
    List<String> examples = examples("javascript");
    assertThat(examples).hasSize(1);
    try (Browser browser = Browser.start()) {
      browser.driver().get(gateway.uri().toString());

      Object said =
          browser.script(
              "const said = []; const console = {log: (...words) => said.push(words.join(' '))};"
                  + "return (async () => {"
                  + examples.get(0)
                  + "return said; })();");

      assertThat((List<?>) said).hasSize(1);
      assertThat(((List<?>) said).get(0).toString()).startsWith("1 ").endsWith("a red circle");
    }
  }

  @Test
  void thePageNamesEveryPathAndProblem() throws Exception {
    String page = Files.readString(PAGE);
    for (String path : Contract.load().operations().keySet()) {
      assertThat(page).contains(path);
    }
    for (ProblemType type : ProblemType.values()) {
      assertThat(page).contains("`" + type.uri().replaceFirst(".*:", "") + "`");
    }
  }

  private static String run(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(out).isZero();
    return out;
  }
}
