package dev.plumbline.config;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tree of records as text by full key. */
final class Flat {
  private Flat() {}

  static SortedMap<String, String> of(PlumblineConfig config) {
    SortedMap<String, String> flat = new TreeMap<>();
    add("", config, flat);
    return flat;
  }

  private static void add(String prefix, Object section, Map<String, String> flat) {
    for (RecordComponent component : section.getClass().getRecordComponents()) {
      String path = prefix + component.getName();
      Object value = value(component, section);
      if (Keys.isSection(component.getType())) {
        add(path + ".", value, flat);
      } else if (value instanceof Map<?, ?> map) {
        map.forEach((name, text) -> flat.put(path + "." + name, String.valueOf(text)));
      } else {
        flat.put(path, Converter.print(value));
      }
    }
  }

  private static Object value(RecordComponent component, Object section) {
    try {
      return component.getAccessor().invoke(section);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
