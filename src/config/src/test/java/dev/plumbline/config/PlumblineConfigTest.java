package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlumblineConfigTest {
  private static final Pattern RANGE = Pattern.compile("(\\d+)(\\w*) to (\\d+)(\\w*)");

  private static final PlumblineConfig CHANGED =
      PlumblineConfig.defaults()
          .with(
              Map.of(
                  "kafka.properties.linger.ms", "5",
                  "ingest.referenceAllowList", "file:///a\\,b/,https://c/",
                  "index.deadline", "1500ms",
                  "index.milvus.token", "root:pw",
                  "ingest.maxImageBytes", "1MiB",
                  "demo.rate", "2.5"));

  @Test
  void flatTextGivesTheSameConfigurationBack() {
    assertThat(PlumblineConfig.fromFlat(CHANGED.toFlat())).isEqualTo(CHANGED);
    assertThat(CHANGED.toFlat())
        .containsEntry("index.deadline", "1500ms")
        .containsEntry("ingest.maxImageBytes", "1MiB")
        .containsEntry("index.milvus.token", "root:pw")
        .containsEntry("kafka.properties.linger.ms", "5");
    assertThat(CHANGED.ingest().referenceAllowList()).containsExactly("file:///a,b/", "https://c/");
  }

  @Test
  void javaSerialisationGivesTheSameConfigurationBack() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(CHANGED);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(CHANGED);
    }
  }

  @Test
  void everyDocumentedRangeIsTheOneThatIsChecked() {
    PlumblineConfig defaults = PlumblineConfig.defaults();
    List<Key> ranged =
        Keys.all().list().stream()
            .filter(key -> RANGE.matcher(key.doc().range()).matches())
            .toList();
    assertThat(ranged).hasSizeGreaterThan(20);
    for (Key key : ranged) {
      Matcher range = RANGE.matcher(key.doc().range());
      assertThat(range.matches()).isTrue();
      String low = range.group(1) + range.group(2);
      String high = range.group(3) + range.group(4);
      String below = Long.parseLong(range.group(1)) - 1 + range.group(2);
      String above = Long.parseLong(range.group(3)) + 1 + range.group(4);
      if (!key.path().equals("flink.parallelism") && !key.path().equals("flink.maxParallelism")) {
        assertThat(defaults.with(key.path(), high).toFlat()).containsKey(key.path());
      }
      assertThat(defaults.with(key.path(), low).toFlat()).containsKey(key.path());
      assertThatThrownBy(() -> defaults.with(key.path(), below))
          .as(key.path() + " below its range")
          .isInstanceOf(ConfigException.class);
      assertThatThrownBy(() -> defaults.with(key.path(), above))
          .as(key.path() + " above its range")
          .isInstanceOf(ConfigException.class);
    }
  }

  @Test
  void moreSubtasksThanKeyGroupsAreRefused() {
    assertThatThrownBy(() -> PlumblineConfig.defaults().with("flink.parallelism", "129"))
        .hasMessageContaining("flink.maxParallelism: 128 (expected: at least parallelism, 129)");
  }

  @Test
  void noTwoKeysShareAVariable() {
    assertThat(
            Keys.all().list().stream()
                .map(key -> key.environmentName().replace("_", ""))
                .distinct()
                .count())
        .isEqualTo(Keys.all().list().size());
  }

  @Test
  void tenantsAreOpenUntilSomeAreNamed() {
    assertThat(PlumblineConfig.defaults().ingest().allowsTenant("any")).isTrue();
    IngestSettings two = PlumblineConfig.defaults().with("ingest.tenants", "a,b").ingest();
    assertThat(two.allowsTenant("b")).isTrue();
    assertThat(two.allowsTenant("c")).isFalse();
  }

  @Test
  void kafkasPasswordsAreLookedUpLateAndNeverPrinted(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("jaas"), "login password=\"hidden\";\n");
    KafkaSettings kafka =
        PlumblineConfig.defaults()
            .with(
                Map.of(
                    "kafka.properties.sasl.jaas.config", "file:" + file,
                    "kafka.properties.ssl.key.password", "hidden too",
                    "kafka.properties.security.protocol", "SASL_SSL"))
            .kafka();
    assertThat(kafka.clientProperties())
        .containsEntry("sasl.jaas.config", "login password=\"hidden\";")
        .containsEntry("ssl.key.password", "hidden too")
        .containsEntry("security.protocol", "SASL_SSL");
    assertThat(kafka.toString()).contains("ssl.key.password").doesNotContain("hidden");
  }

  @Test
  void thereIsARegistryOnceItIsNamed() {
    assertThat(PlumblineConfig.defaults().kafka().registry().enabled()).isFalse();
    RegistrySettings registry =
        PlumblineConfig.defaults()
            .with(
                Map.of(
                    "kafka.registry.url", "https://registry:8443/apis/ccompat/v7",
                    "kafka.registry.credentials", "anna:hidden",
                    "kafka.registry.subjects", "record"))
            .kafka()
            .registry();
    assertThat(registry.enabled()).isTrue();
    assertThat(registry.subjects()).isEqualTo(RegistrySettings.Subjects.RECORD);
    assertThat(registry.toString()).doesNotContain("hidden");
  }

  @Test
  void anAddressWithAPasswordIsRefusedUnprinted() {
    for (String key : List.of("kafka.registry.url", "index.milvus.uri")) {
      assertThatThrownBy(() -> PlumblineConfig.defaults().with(key, "https://anna:hidden@host/"))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(key)
          .hasMessageNotContaining("hidden");
    }
  }

  @Test
  void privateKeysOfKafkaAreMaskedAsPasswordsAre() {
    LoadedConfig loaded =
        ConfigLoader.load(
            Optional.empty(),
            Map.of(),
            List.of(
                "kafka.properties.ssl.keystore.key=hidden",
                "kafka.properties.ssl.truststore.type=PEM"));
    assertThat(loaded.settings().toString()).contains("PEM").doesNotContain("hidden");
  }
}
