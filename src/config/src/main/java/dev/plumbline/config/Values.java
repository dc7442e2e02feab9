package dev.plumbline.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Values as text by full key, each with its origin. Later sources win; problems are gathered. */
final class Values {
  /**
   * A value as it was written.
   *
   * @param text the value; lists have commas between their elements
   */
  record Placed(String text, Origin origin) {}

  private final Keys keys;
  private final Map<String, Placed> placed = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<String> wrong = new HashSet<>();

  Values(Keys keys) {
    this.keys = keys;
  }

  /**
   * Takes a value in.
   *
   * @param path the full key
   */
  void put(String path, String text, Origin origin) {
    Optional<Key> key = keys.find(path);
    if (key.isEmpty()) {
      unknown(path, keys.isSection(path), origin);
    } else if (key.get().isMap() && key.get().path().equals(path)) {
      putEntries(path, text, origin);
    } else {
      placed.put(path, new Placed(text, origin));
    }
  }

  private void putEntries(String path, String text, Origin origin) {
    for (String entry : Lists.split(text)) {
      int equals = entry.indexOf('=');
      if (equals < 1) {
        problem(origin, path, "'" + entry + "' (expected: name=value, with commas between)");
      } else {
        placed.put(
            path + "." + entry.substring(0, equals).strip(),
            new Placed(entry.substring(equals + 1).strip(), origin));
      }
    }
  }

  private void unknown(String path, boolean section, Origin origin) {
    if (section) {
      problem(origin, path, "a value (expected: keys below it, such as " + path + ".…)");
      return;
    }
    String hint = keys.nearest(path).map(near -> " (did you mean " + near + "?)").orElse("");
    problem(origin, path, "unknown key" + hint);
  }

  void problem(Origin origin, String path, String message) {
    boolean namedByOrigin = origin instanceof Origin.Flag flag && flag.key().equals(path);
    String named = path.isEmpty() || namedByOrigin ? "" : path + ": ";
    problems.add(origin + ": " + named + message);
    wrong.add(path);
  }

  /** A problem whose text is whole already. */
  void problem(String message) {
    problems.add(message);
  }

  /** Whether a problem with the key has been named. */
  boolean isWrong(String path) {
    return wrong.contains(path);
  }

  Map<String, Placed> placed() {
    return placed;
  }

  Origin origin(String path) {
    Placed value = placed.get(path);
    return value == null ? new Origin.Default() : value.origin();
  }

  /** The entries below a map's key. */
  Map<String, Placed> below(String path) {
    Map<String, Placed> entries = new TreeMap<>();
    String prefix = path + ".";
    placed.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            entries.put(key.substring(prefix.length()), value);
          }
        });
    return entries;
  }

  void throwIfWrong() {
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
  }
}
