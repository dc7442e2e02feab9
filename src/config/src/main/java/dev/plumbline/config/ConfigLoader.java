package dev.plumbline.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads defaults, file, environment and flags, in this order; the later wins. */
public final class ConfigLoader {
  private ConfigLoader() {}

  /**
   * Reads a configuration.
   *
   * @param file a YAML file, if any
   * @param environment variables; those that start with {@code PLUMBLINE_} are read
   * @param sets flags, each {@code key=value}
   * @throws ConfigException if there is an unknown key or a wrong value anywhere, or if the file
   *     cannot be read; it names all of them with their places
   */
  public static LoadedConfig load(
      Optional<Path> file, Map<String, String> environment, List<String> sets) {
    Keys keys = Keys.all();
    Values values = new Values(keys);
    YamlSource.defaults(keys).read(defaultYaml(), values);
    file.ifPresent(path -> YamlSource.of(path.toString(), keys).read(text(path), values));
    new EnvironmentSource(keys).read(environment, values);
    sets.forEach(set -> flag(set, values));
    PlumblineConfig config = new Binder(values).bind();
    return new LoadedConfig(config, settings(keys, values, config));
  }

  /**
   * Reads a job's arguments: {@code --config FILE} and any number of {@code --set key=value}.
   *
   * @throws ConfigException as {@link #load}, or if there is another argument
   */
  public static LoadedConfig fromArguments(String[] arguments, Map<String, String> environment) {
    Optional<Path> file = Optional.empty();
    List<String> sets = new ArrayList<>();
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i];
      if (!name.equals("--config") && !name.equals("--set")) {
        throw new ConfigException(
            "argument '" + name + "' (expected: --config FILE or --set key=value)");
      }
      if (i + 1 == arguments.length) {
        throw new ConfigException("argument " + name + " has no value (expected: one after it)");
      }
      if (name.equals("--config")) {
        file = Optional.of(Path.of(arguments[i + 1]));
      } else {
        sets.add(arguments[i + 1]);
      }
    }
    return load(file, environment, sets);
  }

  /** The defaults as YAML with comments: a start for one's own file. */
  public static String defaultYaml() {
    try (InputStream in = ConfigLoader.class.getResourceAsStream("plumbline.yaml")) {
      if (in == null) {
        throw new IllegalStateException("plumbline.yaml is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      ConfigException refused = new ConfigException(file + ": cannot be read (" + e + ")");
      refused.initCause(e);
      throw refused;
    }
  }

  private static void flag(String set, Values values) {
    int equals = set.indexOf('=');
    if (equals < 1) {
      values.problem("--set " + set + ": (expected: --set key=value)");
      return;
    }
    String key = set.substring(0, equals).strip();
    values.put(key, set.substring(equals + 1), new Origin.Flag(key));
  }

  private static List<LoadedConfig.Setting> settings(
      Keys keys, Values values, PlumblineConfig config) {
    Map<String, String> flat = new TreeMap<>(config.toFlat());
    List<LoadedConfig.Setting> settings = new ArrayList<>();
    for (Key key : keys.list()) {
      List<String> paths =
          key.isMap()
              ? values.below(key.path()).keySet().stream().map(n -> key.path() + "." + n).toList()
              : List.of(key.path());
      for (String path : paths) {
        String text = flat.getOrDefault(path, "");
        settings.add(
            new LoadedConfig.Setting(
                path, hides(key, path) ? new Secret(text).masked() : text, values.origin(path)));
      }
    }
    return settings;
  }

  /** Kafka's own settings carry passwords too. */
  private static boolean hides(Key key, String path) {
    return key.isSecret()
        || path.matches("(?i).*(password|secret|token|jaas|credential|keystore\\.key).*");
  }
}
