package dev.plumbline.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Every version of every schema that may still be on a topic, from the class path. The newest
 * version of each is the one that we write. Immutable.
 */
public final class SchemaHistory implements SchemaStore {
  /** The schemas' names, each that of a file in {@code src/main/avro}. */
  public static final List<String> NAMES =
      List.of(
          "Image",
          "Caption",
          "Clip",
          "Delete",
          "Encoding",
          "Query",
          "Result",
          "Feedback",
          "Aligner",
          "DeadLetter");

  /** The newest directory in {@code src/main/avro-history}; each holds what changed with it. */
  static final int NEWEST = 3;

  private static final SchemaHistory BUNDLED = new SchemaHistory();

  private final Map<String, SortedMap<Integer, Schema>> byName = new HashMap<>();
  private final Map<Long, Schema> byFingerprint = new HashMap<>();

  private SchemaHistory() {
    for (String name : NAMES) {
      SortedMap<Integer, Schema> versions = new TreeMap<>();
      for (int version = 1; version <= NEWEST; version++) {
        Optional<Schema> schema = load(name, version);
        if (schema.isPresent()) {
          versions.put(version, schema.get());
        }
      }
      byName.put(name, versions);
      versions.values().forEach(s -> byFingerprint.put(fingerprint(s), s));
    }
  }

  /** The schemas that this build knows. */
  public static SchemaHistory bundled() {
    return BUNDLED;
  }

  @Override
  public Optional<Schema> find(long fingerprint) {
    return Optional.ofNullable(byFingerprint.get(fingerprint));
  }

  /**
   * A schema's kept versions, oldest first.
   *
   * @throws IllegalArgumentException if there is no schema of that name
   */
  public SortedMap<Integer, Schema> versions(String name) {
    SortedMap<Integer, Schema> versions = byName.get(name);
    if (versions == null) {
      throw new IllegalArgumentException("schema: '" + name + "' (expected: one of " + NAMES + ")");
    }
    return new TreeMap<>(versions);
  }

  /**
   * The version of a schema that we write.
   *
   * @throws IllegalArgumentException if there is no schema of that name
   */
  public Schema newest(String name) {
    return versions(name).values().stream().reduce((older, newer) -> newer).orElseThrow();
  }

  private static long fingerprint(Schema schema) {
    return SchemaNormalization.parsingFingerprint64(schema);
  }

  private static Optional<Schema> load(String name, int version) {
    String path = "history/v" + version + "/" + name + ".avsc";
    try (InputStream in = SchemaHistory.class.getResourceAsStream(path)) {
      return in == null ? Optional.empty() : Optional.of(new Schema.Parser().parse(in));
    } catch (IOException e) {
      throw new UncheckedIOException("schema: " + path + " could not be read", e);
    }
  }
}
