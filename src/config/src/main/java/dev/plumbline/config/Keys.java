package dev.plumbline.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All keys that there are, read from the records. */
final class Keys {
  /** One thing wrong in three characters is a slip; more is another word. */
  private static final int CHARACTERS_A_SLIP = 3;

  private final Map<String, Key> byPath = new LinkedHashMap<>();
  private final Set<String> sections = new LinkedHashSet<>();

  private Keys() {}

  /** The keys of {@link PlumblineConfig}, in the records' order. */
  static Keys all() {
    Keys keys = new Keys();
    keys.add("", PlumblineConfig.class);
    return keys;
  }

  private void add(String prefix, Class<?> type) {
    for (RecordComponent component : type.getRecordComponents()) {
      String path = prefix + component.getName();
      if (isSection(component.getType())) {
        sections.add(path);
        add(path + ".", component.getType());
      } else {
        byPath.put(path, new Key(path, component.getGenericType(), doc(component)));
      }
    }
  }

  /** Whether the type is a record of further keys. */
  static boolean isSection(Class<?> type) {
    return type.isRecord() && type != DataSize.class;
  }

  static Doc doc(RecordComponent component) {
    Doc doc = component.getAnnotation(Doc.class);
    if (doc == null) {
      throw new IllegalStateException(component + " has no @Doc");
    }
    return doc;
  }

  Collection<Key> list() {
    return byPath.values();
  }

  boolean isSection(String path) {
    return sections.contains(path);
  }

  /** The key of that name, or the map that the name hangs below. */
  Optional<Key> find(String path) {
    Key exact = byPath.get(path);
    if (exact != null) {
      return Optional.of(exact);
    }
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      Key map = byPath.get(path.substring(0, dot));
      if (map != null && map.isMap()) {
        return Optional.of(map);
      }
    }
    return Optional.empty();
  }

  /** The known key that the writer most likely meant, if any is near. */
  Optional<String> nearest(String path) {
    List<String> known = new ArrayList<>(byPath.keySet());
    known.addAll(sections);
    return nearest(path, known);
  }

  static Optional<String> nearest(String wanted, Collection<String> known) {
    String last = wanted.substring(wanted.lastIndexOf('.') + 1);
    List<String> sameName =
        known.stream().filter(k -> k.equals(last) || k.endsWith("." + last)).toList();
    if (sameName.size() == 1) {
      return Optional.of(sameName.get(0));
    }
    return known.stream()
        .min(Comparator.comparingInt((String k) -> distance(k, wanted)).thenComparing(k -> k))
        .filter(k -> distance(k, wanted) <= Math.max(1, wanted.length() / CHARACTERS_A_SLIP));
  }

  /** Levenshtein's distance, without regard to case. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        char x = Character.toLowerCase(a.charAt(i - 1));
        char y = Character.toLowerCase(b.charAt(j - 1));
        int replaced = previous[j - 1] + (x == y ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
