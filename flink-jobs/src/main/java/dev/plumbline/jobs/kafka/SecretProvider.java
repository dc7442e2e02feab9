package dev.plumbline.jobs.kafka;

import dev.plumbline.config.Secret;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;

/**
 * Looks up what a setting refers to when a Kafka client is made, which is on the task manager: the
 * job carries the reference and not the secret. Kafka makes one for each client.
 */
public final class SecretProvider implements ConfigProvider {
  /** Its name in Kafka's settings. */
  static final String NAME = "plumbline";

  private static final String ENVIRONMENT = "env";
  private static final String FILE = "file";

  /**
   * A reference of our configuration in Kafka's words; what is none stays as it is.
   *
   * @param value {@code ${env:NAME}}, {@code file:PATH}, or a value itself
   */
  static String kafkaReference(String value) {
    String text = value.strip();
    if (text.matches("\\$\\{env:\\w+}")) {
      return "${" + NAME + ":" + ENVIRONMENT + ":" + text.substring("${env:".length());
    }
    if (text.startsWith("file:") && text.indexOf('}') < 0) {
      return "${" + NAME + ":" + FILE + ":" + text.substring("file:".length()) + "}";
    }
    return value;
  }

  static boolean isReference(String value) {
    return value.startsWith("${" + NAME + ":");
  }

  @Override
  public void configure(Map<String, ?> settings) {}

  @Override
  public ConfigData get(String path) {
    return new ConfigData(Map.of());
  }

  /**
   * The secrets.
   *
   * @param path what they are in
   * @param keys their names there
   * @throws ConfigException if one is not there
   */
  @Override
  public ConfigData get(String path, Set<String> keys) {
    Map<String, String> found = new HashMap<>();
    for (String key : keys) {
      String written = path.equals(FILE) ? "file:" + key : "${env:" + key + "}";
      try {
        found.put(key, new Secret(written).reveal().orElse(""));
      } catch (IllegalStateException | UncheckedIOException e) {
        throw new ConfigException(String.valueOf(e.getMessage()));
      }
    }
    return new ConfigData(found);
  }

  @Override
  public void close() {}
}
