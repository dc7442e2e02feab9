package dev.plumbline.encoders.preset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A YAML mapping that is read key by key and refuses what nobody asked for. Every refusal names the
 * file, the line, the key, the value and what was expected.
 */
final class Section {
  private final String file;
  private final String path;
  private final Node node;
  private final Map<String, Node> entries = new LinkedHashMap<>();
  private final List<String> asked = new ArrayList<>();

  Section(String file, String path, Node node) {
    this.file = file;
    this.path = path;
    this.node = node;
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(node, path, describe(node), "keys with values");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = scalar(tuple.getKeyNode(), path, "a key");
      if (entries.put(key, tuple.getValueNode()) != null) {
        throw wrong(tuple.getKeyNode(), path + key, "twice", "once");
      }
    }
  }

  String text(String key) {
    return scalar(required(key, "a text"), path + key, "a text");
  }

  Optional<String> optionalText(String key) {
    return optional(key).map(value -> scalar(value, path + key, "a text"));
  }

  int integer(String key, int low, int high) {
    String expected = "a whole number, " + low + " to " + high;
    Node value = required(key, expected);
    return integer(value, path + key, low, high, expected);
  }

  int integer(String key, int low, int high, int otherwise) {
    return has(key) ? integer(key, low, high) : ask(key, otherwise);
  }

  double number(String key) {
    return number(required(key, "a number"), path + key);
  }

  boolean flag(String key, boolean otherwise) {
    if (!has(key)) {
      return ask(key, otherwise);
    }
    Node value = required(key, "true or false");
    String text = scalar(value, path + key, "true or false");
    if (!text.equals("true") && !text.equals("false")) {
      throw wrong(value, path + key, "'" + text + "'", "true or false");
    }
    return text.equals("true");
  }

  /** One of an enum's names, in lower case with hyphens. */
  <E extends Enum<E>> E choice(String key, Class<E> type) {
    StringJoiner words = new StringJoiner(", ", "one of ", "");
    for (E constant : type.getEnumConstants()) {
      words.add(word(constant));
    }
    Node value = required(key, words.toString());
    String given = scalar(value, path + key, words.toString());
    for (E constant : type.getEnumConstants()) {
      if (word(constant).equalsIgnoreCase(given)) {
        return constant;
      }
    }
    throw wrong(value, path + key, "'" + given + "'", words.toString());
  }

  <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    return has(key) ? choice(key, type) : ask(key, otherwise);
  }

  <E extends Enum<E>> Optional<E> optionalChoice(String key, Class<E> type) {
    return optional(key).map(value -> choice(key, type));
  }

  /** A list of so many numbers. */
  List<Double> numbers(String key, int count) {
    String expected = "a list of " + count + " numbers";
    Node value = required(key, expected);
    if (!(value instanceof SequenceNode list) || list.getValue().size() != count) {
      throw wrong(value, path + key, describe(value), expected);
    }
    return list.getValue().stream().map(item -> number(item, path + key)).toList();
  }

  Section section(String key) {
    return new Section(file, path + key + ".", required(key, "keys with values"));
  }

  Optional<Section> optionalSection(String key) {
    return optional(key).map(value -> new Section(file, path + key + ".", value));
  }

  /** All entries as texts, for options that are passed on. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    entries.forEach((key, value) -> texts.put(key, scalar(value, path + key, "a text")));
    asked.addAll(entries.keySet());
    return texts;
  }

  /** Refuses a key that nobody asked for. */
  void end() {
    for (Map.Entry<String, Node> entry : entries.entrySet()) {
      if (!asked.contains(entry.getKey())) {
        throw wrong(
            entry.getValue(),
            path + entry.getKey(),
            describe(entry.getValue()),
            "no such key; one of " + String.join(", ", asked));
      }
    }
  }

  /** Makes a record and says where its values stand if its constructor refuses them. */
  <T> T make(Supplier<T> constructor) {
    try {
      return constructor.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place(node) + path + e.getMessage(), e);
    }
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  private <T> T ask(String key, T otherwise) {
    asked.add(key);
    return otherwise;
  }

  private Optional<Node> optional(String key) {
    asked.add(key);
    return Optional.ofNullable(entries.get(key));
  }

  private Node required(String key, String expected) {
    return optional(key).orElseThrow(() -> wrong(node, path + key, "absent", expected));
  }

  private String scalar(Node value, String name, String expected) {
    if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    throw wrong(value, name, describe(value), expected);
  }

  private int integer(Node value, String name, int low, int high, String expected) {
    String text = scalar(value, name, expected);
    try {
      int parsed = Integer.parseInt(text);
      if (parsed >= low && parsed <= high) {
        return parsed;
      }
    } catch (NumberFormatException e) {
      throw wrong(value, name, "'" + text + "'", expected);
    }
    throw wrong(value, name, text, expected);
  }

  private double number(Node value, String name) {
    String text = scalar(value, name, "a number");
    try {
      double parsed = Double.parseDouble(text);
      if (Double.isFinite(parsed)) {
        return parsed;
      }
    } catch (NumberFormatException e) {
      throw wrong(value, name, "'" + text + "'", "a number");
    }
    throw wrong(value, name, text, "a number");
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String describe(Node value) {
    if (value instanceof ScalarNode scalar) {
      return "'" + scalar.getValue() + "'";
    }
    return value instanceof SequenceNode list
        ? "a list of " + list.getValue().size()
        : "keys with values";
  }

  private IllegalArgumentException wrong(Node at, String key, String value, String expected) {
    return new IllegalArgumentException(
        "%s%s: %s (expected: %s)".formatted(place(at), key, value, expected));
  }

  private String place(Node at) {
    return at.getStartMark()
        .map(mark -> file + ":" + (mark.getLine() + 1) + ": ")
        .orElse(file + ": ");
  }
}
