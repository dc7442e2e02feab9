package dev.plumbline.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads YAML as a tree of nodes, so that nothing is constructed and every place is known. */
final class YamlSource {
  private final String file;
  private final boolean defaults;
  private final Keys keys;

  private YamlSource(String file, boolean defaults, Keys keys) {
    this.file = file;
    this.defaults = defaults;
    this.keys = keys;
  }

  /** The defaults: their origin is no place. */
  static YamlSource defaults(Keys keys) {
    return new YamlSource("plumbline.yaml in the jar", true, keys);
  }

  static YamlSource of(String file, Keys keys) {
    return new YamlSource(file, false, keys);
  }

  void read(String yaml, Values into) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setAllowDuplicateKeys(false).build();
    Optional<Node> root;
    try {
      root = new Compose(settings).composeReader(new StringReader(yaml));
    } catch (MarkedYamlEngineException e) {
      String place = e.getProblemMark().map(m -> place(Optional.of(m)).toString()).orElse(file);
      into.problem(place + ": not YAML: " + e.getProblem());
      return;
    } catch (YamlEngineException e) {
      into.problem(file + ": not YAML: " + e.getMessage());
      return;
    }
    root.ifPresent(node -> section("", node, into));
  }

  private void section(String path, Node node, Values into) {
    if (isNothing(node)) {
      return;
    }
    if (!(node instanceof MappingNode mapping)) {
      into.problem(
          place(node.getStartMark()), path, describe(node) + " (expected: keys with values)");
      return;
    }
    List<String> seen = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Origin keyPlace = place(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
        into.problem(keyPlace, path, "a key that is not a word");
        continue;
      }
      String child = path.isEmpty() ? name.getValue() : path + "." + name.getValue();
      if (seen.contains(child)) {
        into.problem(keyPlace, child, "the key stands here a second time");
        continue;
      }
      seen.add(child);
      value(child, keyPlace, tuple.getValueNode(), into);
    }
  }

  private void value(String path, Origin keyPlace, Node node, Values into) {
    Optional<Key> key = keys.find(path);
    boolean wholeMap = key.isPresent() && key.get().isMap() && key.get().path().equals(path);
    if (keys.isSection(path) || wholeMap) {
      section(path, node, into);
    } else if (key.isEmpty()) {
      into.put(path, "", keyPlace);
    } else if (node instanceof ScalarNode scalar) {
      into.put(path, isNothing(node) ? "" : scalar.getValue(), place(node.getStartMark()));
    } else if (node instanceof SequenceNode sequence && isList(key.get())) {
      list(path, sequence, into);
    } else {
      into.problem(
          place(node.getStartMark()),
          path,
          describe(node) + " (expected: " + Converter.expected(key.get().type()) + ")");
    }
  }

  private void list(String path, SequenceNode sequence, Values into) {
    List<String> elements = new ArrayList<>();
    for (Node element : sequence.getValue()) {
      if (element instanceof ScalarNode scalar) {
        elements.add(scalar.getValue());
      } else {
        into.problem(place(element.getStartMark()), path, describe(element) + " (expected: text)");
      }
    }
    into.put(path, Lists.join(elements), place(sequence.getStartMark()));
  }

  private static boolean isList(Key key) {
    return key.type() instanceof java.lang.reflect.ParameterizedType && !key.isMap();
  }

  private static boolean isNothing(Node node) {
    return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
  }

  private static String describe(Node node) {
    if (node instanceof ScalarNode scalar) {
      return "'" + scalar.getValue() + "'";
    }
    return node instanceof SequenceNode ? "a list" : "keys with values";
  }

  private Origin place(Optional<Mark> mark) {
    if (defaults) {
      return new Origin.Default();
    }
    return new Origin.InFile(
        file, mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1);
  }
}
