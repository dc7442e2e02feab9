package dev.plumbline.config;

import java.lang.reflect.RecordComponent;
import java.util.Map;

/** The page of all keys, made from the records. */
final class Reference {
  private static final String INTRODUCTION =
      """
      # Configuration

      <!-- Made from the records in src/config. To make it anew:
           ./mvnw -pl src/config -am test -Dtest=ReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Dplumbline.write=true -->

      Values come from four places; the later wins:

      1. the defaults in the jar (the column below; `plumbline config defaults` prints them as YAML with comments),
      2. a file: `--config FILE`, else the one that `PLUMBLINE_CONFIG` names, else `plumbline.yaml` in the working directory,
      3. environment variables: `PLUMBLINE_INDEX_KIND=milvus` is `index.kind`,
      4. flags: `--set index.kind=milvus`.

      A file names only what differs from the defaults. An unknown key or a wrong value is refused at
      start, with its place, its value, what was expected, and the key that was most likely meant.
      `plumbline config show` prints each value in force and where it came from.

      - Durations: `200ms`, `1s`, `5m`, `2h`, `7d`. Sizes: `500`, `64kB`, `1MB` (1,000,000 bytes), `1MiB` (1,048,576 bytes).
      - Lists: in YAML as lists; in variables and flags with commas between (`\\,` is a comma in an element).
      - Names with values: in YAML as keys below; in flags `--set aligner.params.regularization=0.1`; in variables `PLUMBLINE_ALIGNER_PARAMS=regularization=0.1,seed=3`.
      - Secrets are never printed. Better than the secret itself is `${env:NAME}` or `file:PATH`, which are looked up where they are used.
      """;

  private final Map<String, String> defaults = PlumblineConfig.defaults().toFlat();
  private final StringBuilder page = new StringBuilder(INTRODUCTION);

  private Reference() {}

  static String markdown() {
    Reference reference = new Reference();
    for (RecordComponent section : PlumblineConfig.class.getRecordComponents()) {
      reference.section(section, section.getName());
    }
    return reference.page.toString();
  }

  private void section(RecordComponent section, String path) {
    page.append("\n## ").append(path).append("\n").append(Keys.doc(section).value()).append("\n");
    page.append("\n| key | default | values | meaning |\n|---|---|---|---|\n");
    rows(section.getType(), path);
  }

  private void rows(Class<?> type, String path) {
    for (RecordComponent component : type.getRecordComponents()) {
      String child = path + "." + component.getName();
      if (Keys.isSection(component.getType())) {
        rows(component.getType(), child);
      } else {
        Doc doc = Keys.doc(component);
        String text = defaults.getOrDefault(child, "");
        String values =
            doc.range().isEmpty() ? Converter.expected(component.getGenericType()) : doc.range();
        page.append("| `%s` | %s | %s | %s |%n".formatted(child, code(text), values, doc.value()));
      }
    }
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }
}
