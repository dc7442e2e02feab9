package dev.plumbline.core.model;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An item's attributes, by name, in name order.
 *
 * @param values at most 64 entries; names are 1 to 64 of {@code a-z 0-9 _}, starting with a letter
 */
public record Attributes(SortedMap<String, AttributeValue> values) {
  private static final Attributes EMPTY = new Attributes(new TreeMap<>());
  private static final int MAX_ENTRIES = 64;

  public Attributes {
    if (values.size() > MAX_ENTRIES) {
      throw new IllegalArgumentException(
          "attributes: " + values.size() + " (expected: at most " + MAX_ENTRIES + ")");
    }
    values.keySet().forEach(Attributes::checkName);
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  public static Attributes empty() {
    return EMPTY;
  }

  public static Attributes of(Map<String, ? extends AttributeValue> values) {
    return new Attributes(new TreeMap<>(values));
  }

  /**
   * Checks an attribute's name.
   *
   * @throws IllegalArgumentException if it is not 1 to 64 of {@code a-z 0-9 _} after a letter
   */
  public static void checkName(String name) {
    if (!Texts.isName(name, "_") || Character.isDigit(name.charAt(0))) {
      throw new IllegalArgumentException(
          "attribute name: '" + name + "' (expected: [a-z][a-z0-9_]{0,63})");
    }
  }

  public Optional<AttributeValue> get(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
