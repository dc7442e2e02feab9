package dev.plumbline.config;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads environment variables: {@code PLUMBLINE_INDEX_KIND=milvus} is {@code index.kind}. */
final class EnvironmentSource {
  static final String PREFIX = "PLUMBLINE_";

  /** Variables of the launcher and of the tests; they are no keys. */
  private static final Set<String> NOT_KEYS =
      Set.of(
          "PLUMBLINE_BROWSER",
          "PLUMBLINE_CONFIG",
          "PLUMBLINE_DATA",
          "PLUMBLINE_HOME",
          "PLUMBLINE_JAVA_OPTS",
          "PLUMBLINE_KEY",
          "PLUMBLINE_MILVUS_URI");

  private final Map<String, String> paths = new HashMap<>();
  private final List<String> names;

  EnvironmentSource(Keys keys) {
    for (Key key : keys.list()) {
      paths.put(letters(key.environmentName()), key.path());
    }
    names = keys.list().stream().map(Key::environmentName).toList();
  }

  void read(Map<String, String> environment, Values into) {
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              if (name.startsWith(PREFIX) && !NOT_KEYS.contains(name)) {
                read(name, value, into);
              }
            });
  }

  private void read(String name, String value, Values into) {
    Origin origin = new Origin.Environment(name);
    String path = paths.get(letters(name));
    if (path == null) {
      String hint =
          Keys.nearest(name, names).map(near -> " (did you mean " + near + "?)").orElse("");
      into.problem(origin, "", "no key has this name" + hint);
    } else {
      into.put(path, value, origin);
    }
  }

  private static String letters(String name) {
    return name.replace("_", "").toUpperCase(Locale.ROOT);
  }
}
