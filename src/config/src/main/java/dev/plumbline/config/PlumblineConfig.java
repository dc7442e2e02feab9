package dev.plumbline.config;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that can be configured, checked. Immutable and serialisable. */
public record PlumblineConfig(
    @Doc("The broker and the topics.") KafkaSettings kafka,
    @Doc("How the jobs run.") FlinkSettings flink,
    @Doc("What ingest takes in, and in which batches it encodes.") IngestSettings ingest,
    @Doc("The frozen encoders.") EncoderSettings encoders,
    @Doc("How the aligner is fitted on the stream.") AlignerSettings aligner,
    @Doc("Where vectors are kept and searched.") IndexSettings index,
    @Doc("Searches.") SearchSettings search,
    @Doc("The HTTP door.") GatewaySettings gateway,
    @Doc("Everything in one process: `plumbline up` and `plumbline demo`.") LocalSettings local,
    @Doc("The pictures that `plumbline demo` produces.") DemoSettings demo)
    implements Serializable {

  /** The defaults alone. */
  public static PlumblineConfig defaults() {
    return ConfigLoader.load(Optional.empty(), Map.of(), List.of()).config();
  }

  /**
   * Reads what {@link #toFlat()} wrote; keys that are not there keep their defaults.
   *
   * @throws ConfigException if a key is unknown or a value is wrong
   */
  public static PlumblineConfig fromFlat(Map<String, String> flat) {
    List<String> sets =
        new TreeMap<>(flat).entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
    return ConfigLoader.load(Optional.empty(), Map.of(), sets).config();
  }

  /**
   * All values as text, by key. Secrets stand as they were written: a secret that was not given as
   * a reference is in clear.
   */
  public SortedMap<String, String> toFlat() {
    return Flat.of(this);
  }

  /**
   * The same with some values changed.
   *
   * @param changes new values as text, by key
   * @throws ConfigException if a key is unknown or a value is wrong
   */
  public PlumblineConfig with(Map<String, String> changes) {
    Map<String, String> flat = new TreeMap<>(toFlat());
    flat.putAll(changes);
    return fromFlat(flat);
  }

  /** The same with one value changed; see {@link #with(Map)}. */
  public PlumblineConfig with(String key, String value) {
    return with(Map.of(key, value));
  }
}
