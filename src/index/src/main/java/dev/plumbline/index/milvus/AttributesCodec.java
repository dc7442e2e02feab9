package dev.plumbline.index.milvus;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import java.util.Map;
import java.util.TreeMap;

/**
 * Attributes as a JSON column: one object a type, so that a path names a column and its type at
 * once, and one that tells each column's type, by which a column's absence can be told without a
 * negation (see {@link Absence}).
 *
 * <pre>
 * {"kind": {"colour": "text", "size": "number", "wet": "flag"},
 *  "text": {"colour": "red"}, "number": {"size": 3.0}, "flag": {"wet": true}}
 * </pre>
 */
final class AttributesCodec {
  /** The object that tells types. */
  static final String KIND = "kind";

  private AttributesCodec() {}

  /** The types of values, by the names of their objects. */
  enum Kind {
    TEXT,
    NUMBER,
    FLAG;

    /** All of them, as a list in the server's expression language. */
    static final String ALL = "[\"text\", \"number\", \"flag\"]";

    static Kind of(AttributeValue value) {
      if (value instanceof AttributeValue.Text) {
        return TEXT;
      }
      return value instanceof AttributeValue.Numeric ? NUMBER : FLAG;
    }

    String key() {
      return switch (this) {
        case TEXT -> "text";
        case NUMBER -> "number";
        case FLAG -> "flag";
      };
    }
  }

  /** Where an attribute is, in the server's expression language. */
  static String path(String object, String name) {
    return Columns.ATTRIBUTES + "[\"" + object + "\"][\"" + name + "\"]";
  }

  static JsonObject encode(Attributes attributes) {
    JsonObject json = new JsonObject();
    attributes
        .values()
        .forEach(
            (name, value) -> {
              Kind kind = Kind.of(value);
              object(json, KIND).addProperty(name, kind.key());
              JsonObject values = object(json, kind.key());
              if (value instanceof AttributeValue.Text text) {
                values.addProperty(name, TextCodec.encode(text.value()));
              } else if (value instanceof AttributeValue.Numeric number) {
                values.addProperty(name, number.value());
              } else {
                values.addProperty(name, ((AttributeValue.Flag) value).value());
              }
            });
    return json;
  }

  static Attributes decode(JsonObject json) {
    Map<String, AttributeValue> values = new TreeMap<>();
    for (Kind kind : Kind.values()) {
      if (json.has(kind.key())) {
        json.getAsJsonObject(kind.key())
            .entrySet()
            .forEach(e -> values.put(e.getKey(), value(kind, e.getValue())));
      }
    }
    return Attributes.of(values);
  }

  private static AttributeValue value(Kind kind, JsonElement json) {
    return switch (kind) {
      case TEXT -> new AttributeValue.Text(TextCodec.decode(json.getAsString()));
      case NUMBER -> new AttributeValue.Numeric(json.getAsDouble());
      case FLAG -> new AttributeValue.Flag(json.getAsBoolean());
    };
  }

  private static JsonObject object(JsonObject parent, String key) {
    if (!parent.has(key)) {
      parent.add(key, new JsonObject());
    }
    return parent.getAsJsonObject(key);
  }
}
