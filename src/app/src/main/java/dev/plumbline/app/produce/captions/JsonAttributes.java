package dev.plumbline.app.produce.captions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Attributes from the fields of a JSON object. */
final class JsonAttributes {
  private JsonAttributes() {}

  /**
   * Takes every field as an attribute but those that mean something else; null means none.
   *
   * @throws WrongLineException if a value is an array or an object, or a name is no attribute's
   */
  static Attributes of(Place place, JsonNode object, Set<String> others) throws WrongLineException {
    Map<String, JsonNode> fields = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonNode value = field.getValue();
      if (others.contains(field.getKey()) || value.isNull()) {
        continue;
      }
      if (value.isContainerNode()) {
        throw place.wrong(
            field.getKey() + ": an array or an object (expected: a text, a number, true or false)");
      }
      fields.put(field.getKey(), value);
    }
    return place.checked(
        () -> {
          Map<String, AttributeValue> values = new TreeMap<>();
          fields.forEach((name, value) -> values.put(name, attribute(value)));
          return Attributes.of(values);
        });
  }

  private static AttributeValue attribute(JsonNode value) {
    if (value.isNumber()) {
      return new AttributeValue.Numeric(value.doubleValue());
    }
    if (value.isBoolean()) {
      return new AttributeValue.Flag(value.booleanValue());
    }
    return new AttributeValue.Text(value.asText());
  }
}
