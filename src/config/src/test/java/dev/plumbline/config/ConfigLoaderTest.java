package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {
  @TempDir Path directory;

  private Path file(String yaml) throws Exception {
    return Files.writeString(directory.resolve("my.yaml"), yaml);
  }

  private LoadedConfig load(String yaml) throws Exception {
    return ConfigLoader.load(Optional.of(file(yaml)), Map.of(), List.of());
  }

  private static String origin(LoadedConfig loaded, String key) {
    return loaded.settings().stream()
        .filter(s -> s.key().equals(key))
        .map(s -> s.value() + " from " + s.origin())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void laterSourcesWinAndEachValueKnowsItsOrigin() throws Exception {
    Path file = file("index:\n  kind: milvus\n  deadline: 2s\n  batchSize: 7\n");
    Map<String, String> env =
        Map.of("PLUMBLINE_INDEX_DEADLINE", "3s", "PLUMBLINE_INDEX_BATCH_SIZE", "8", "PATH", "/bin");
    LoadedConfig loaded = ConfigLoader.load(Optional.of(file), env, List.of("index.batchSize=9"));

    assertThat(loaded.config().index().kind()).isEqualTo(IndexSettings.Kind.MILVUS);
    assertThat(loaded.config().index().deadline()).isEqualTo(Duration.ofSeconds(3));
    assertThat(loaded.config().index().batchSize()).isEqualTo(9);
    assertThat(origin(loaded, "index.kind")).isEqualTo("milvus from " + file + ":2:9");
    assertThat(origin(loaded, "index.deadline"))
        .isEqualTo("3s from environment PLUMBLINE_INDEX_DEADLINE");
    assertThat(origin(loaded, "index.batchSize")).isEqualTo("9 from --set index.batchSize");
    assertThat(origin(loaded, "index.keepGenerations")).isEqualTo("2 from default");
  }

  @Test
  void anUnknownKeyIsRefusedWithItsPlaceAndTheNearestOne() throws Exception {
    Path file = file("index:\n  kind: lucene\n  batchsise: 5\n");
    assertThatThrownBy(() -> ConfigLoader.load(Optional.of(file), Map.of(), List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(file + ":3:3: index.batchsise: unknown key (did you mean index.batchSize?)");
  }

  @Test
  void aKeyInTheWrongSectionIsFoundByItsName() {
    assertThatThrownBy(
            () -> ConfigLoader.load(Optional.empty(), Map.of(), List.of("firstPairs=20")))
        .hasMessage("--set firstPairs: unknown key (did you mean aligner.firstPairs?)");
  }

  @Test
  void aWordThatIsNearNothingGetsNoHint() {
    assertThatThrownBy(() -> ConfigLoader.load(Optional.empty(), Map.of(), List.of("xyzzy=1")))
        .hasMessage("--set xyzzy: unknown key");
  }

  @Test
  void anUnknownVariableIsRefusedWithTheNearestOne() {
    Map<String, String> env = Map.of("PLUMBLINE_INDEX_KIMD", "milvus");
    assertThatThrownBy(() -> ConfigLoader.load(Optional.empty(), env, List.of()))
        .hasMessage(
            "environment PLUMBLINE_INDEX_KIMD: no key has this name"
                + " (did you mean PLUMBLINE_INDEX_KIND?)");
  }

  @Test
  void variablesOfTheLauncherAreNoKeys() {
    Map<String, String> env =
        Map.of("PLUMBLINE_DATA", "/data", "PLUMBLINE_JAVA_OPTS", "-Xmx1g", "PLUMBLINE_KEY", "k");
    assertThat(ConfigLoader.load(Optional.empty(), env, List.of()).config())
        .isEqualTo(PlumblineConfig.defaults());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          index.kind=lucine            | 'lucine' (expected: lucene or milvus)
          index.deadline=5             | '5' (expected: a duration such as 200ms, 1s, 5m, 2h or 7d)
          index.deadline=1ms           | 1ms (expected: 100ms to 10m)
          index.batchSize=many         | 'many' (expected: a whole number)
          index.batchSize=0            | 0 (expected: 1 to 10000)
          ingest.maxImageBytes=1XB     | '1XB' (expected: a size such as 500, 64kB, 1MB, 2GB, 64KiB, 1MiB or 2GiB)
          ingest.maxImageBytes=1GB     | 1GB (expected: 1kB to 64MB)
          ingest.tenants=a,B           | tenant: 'B' (expected: [a-z0-9][a-z0-9_-]{0,63})
          demo.rate=NaN                | NaN (expected: 0.1 to 10000.0)
          demo.drift=yes               | 'yes' (expected: true or false)
          encoders.device=tpu          | 'tpu' (expected: auto, cpu, gpu or gpu:N)
          flink.maxParallelism=0       | 0 (expected: 1 to 32768)
          index.milvus.uri=localhost   | 'localhost' (expected: http://HOST:PORT or https://HOST:PORT, without a user)
          kafka.bootstrap=             | blank (expected: a value)
          kafka.properties=a           | 'a' (expected: name=value, with commas between)
          index.lucene=x               | a value (expected: keys below it, such as index.lucene.…)
          """)
  void aWrongValueIsRefusedWithItsPlaceAndWhatWasExpected(String set, String problem) {
    String key = set.substring(0, set.indexOf('='));
    ConfigException e =
        catchThrowableOfType(
            ConfigException.class,
            () -> ConfigLoader.load(Optional.empty(), Map.of(), List.of(set)));
    assertThat(e.problems()).containsExactly("--set " + key + ": " + problem.strip());
  }

  @Test
  void allProblemsAreNamedAtOnce() throws Exception {
    Path file = file("flink:\n  parallelism: none\nindex: 5\nlocal:\n  portBase: [1, 2]\n");
    ConfigException e =
        catchThrowableOfType(
            ConfigException.class,
            () ->
                ConfigLoader.load(
                    Optional.of(file), Map.of("PLUMBLINE_SEARCH_MAX_K", "0"), List.of("x")));
    assertThat(e.problems())
        .containsExactlyInAnyOrder(
            file + ":2:16: flink.parallelism: 'none' (expected: a whole number)",
            file + ":3:8: index: '5' (expected: keys with values)",
            file + ":5:13: local.portBase: a list (expected: a whole number)",
            "environment PLUMBLINE_SEARCH_MAX_K: search.maxK: 0 (expected: 1 to 1000)",
            "--set x: (expected: --set key=value)");
  }

  @Test
  void aFileThatIsNotYamlIsRefusedWithItsPlace() throws Exception {
    Path file = file("index:\n  kind: [lucene\n");
    assertThatThrownBy(() -> ConfigLoader.load(Optional.of(file), Map.of(), List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageMatching("(?s).*my\\.yaml:\\d+:\\d+: not YAML: .*");
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() throws Exception {
    Path file = file("index:\n  kind: lucene\n  kind: milvus\n");
    assertThatThrownBy(() -> ConfigLoader.load(Optional.of(file), Map.of(), List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("my.yaml:3:3");
  }

  @Test
  void yamlConstructsNothing() throws Exception {
    Path file = file("index: !!javax.script.ScriptEngineManager {kind: milvus}\n");
    assertThat(ConfigLoader.load(Optional.of(file), Map.of(), List.of()).config().index().kind())
        .isEqualTo(IndexSettings.Kind.MILVUS);
  }

  @Test
  void aFileThatCannotBeReadIsNamed() {
    Path missing = directory.resolve("none.yaml");
    assertThatThrownBy(() -> ConfigLoader.load(Optional.of(missing), Map.of(), List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(missing.toString());
  }

  @Test
  void mapsAreMergedEntryByEntry() throws Exception {
    Path file = file("aligner:\n  params:\n    k: 3\n    reg: 0.1\n");
    LoadedConfig loaded =
        ConfigLoader.load(
            Optional.of(file),
            Map.of("PLUMBLINE_ALIGNER_PARAMS", "reg=0.2,seed=1"),
            List.of("aligner.params.seed=2"));
    assertThat(loaded.config().aligner().params())
        .containsOnly(Map.entry("k", "3"), Map.entry("reg", "0.2"), Map.entry("seed", "2"));
    assertThat(origin(loaded, "aligner.params.seed")).isEqualTo("2 from --set aligner.params.seed");
  }

  @Test
  void listsComeFromYamlAndFromText() throws Exception {
    String yaml = "ingest:\n  tenants: [a, b]\n  referenceAllowList:\n    - 'file:///a,b/'\n";
    PlumblineConfig fromYaml = load(yaml).config();
    assertThat(fromYaml.ingest().tenants()).containsExactly("a", "b");
    assertThat(fromYaml.ingest().referenceAllowList()).containsExactly("file:///a,b/");
    assertThat(PlumblineConfig.defaults().with("ingest.tenants", "c, d").ingest().tenants())
        .containsExactly("c", "d");
  }

  @Test
  void secretsAreMasked() {
    LoadedConfig loaded =
        ConfigLoader.load(
            Optional.empty(),
            Map.of(),
            List.of("index.milvus.token=root:pw", "kafka.properties.sasl.jaas.config=pw"));
    assertThat(origin(loaded, "index.milvus.token")).startsWith("**** from");
    assertThat(origin(loaded, "kafka.properties.sasl.jaas.config")).startsWith("**** from");
    assertThat(loaded.config().index().milvus().token().reveal()).contains("root:pw");
    assertThat(loaded.config().index().toString()).doesNotContain("pw");
  }

  @Test
  void jobArgumentsAreReadInOrder() throws Exception {
    Path file = file("index:\n  batchSize: 7\n  deadline: 1s\n");
    PlumblineConfig config =
        ConfigLoader.fromArguments(
                new String[] {"--set", "index.batchSize=8", "--config", file.toString()}, Map.of())
            .config();
    assertThat(config.index().batchSize()).isEqualTo(8);
    assertThat(config.index().deadline()).isEqualTo(Duration.ofSeconds(1));
    assertThatThrownBy(() -> ConfigLoader.fromArguments(new String[] {"-x", "y"}, Map.of()))
        .hasMessage("argument '-x' (expected: --config FILE or --set key=value)");
    assertThatThrownBy(() -> ConfigLoader.fromArguments(new String[] {"--set"}, Map.of()))
        .hasMessage("argument --set has no value (expected: one after it)");
  }
}
