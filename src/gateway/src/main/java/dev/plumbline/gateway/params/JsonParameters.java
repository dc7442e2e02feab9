package dev.plumbline.gateway.params;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.gateway.http.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** The fields of a JSON object, each of the type that it must have. */
public final class JsonParameters extends Parameters {
  private final ObjectNode json;
  private final String place;

  public JsonParameters(ObjectNode json) {
    this(json, "");
  }

  private JsonParameters(ObjectNode json, String place) {
    this.json = json;
    this.place = place;
  }

  /**
   * The objects in a list.
   *
   * @param max how many there may be
   */
  public List<JsonParameters> objects(String name, int max) {
    JsonNode list = json.path(name);
    if (!list.isArray()) {
      throw wrong(name, Json.kind(list) + " (expected: a list)");
    }
    if (list.isEmpty() || list.size() > max) {
      throw wrong(name, list.size() + " entries (expected: 1 to " + max + ")");
    }
    List<JsonParameters> objects = new ArrayList<>();
    for (JsonNode entry : list) {
      String entryPlace = name + "[" + objects.size() + "]";
      if (!(entry instanceof ObjectNode object)) {
        throw wrong(entryPlace, Json.kind(entry) + " (expected: an object)");
      }
      objects.add(new JsonParameters(object, placeOf(entryPlace) + "."));
    }
    return objects;
  }

  /** An object in this one. */
  public Optional<JsonParameters> object(String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (value instanceof ObjectNode object) {
      return Optional.of(new JsonParameters(object, placeOf(name) + "."));
    }
    throw wrong(name, Json.kind(value) + " (expected: an object)");
  }

  /** The values as they stand, by name. */
  public ObjectNode values() {
    return json;
  }

  @Override
  public Optional<String> text(String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw wrong(name, Json.kind(value) + " (expected: a text)");
    }
    return Optional.of(value.textValue());
  }

  @Override
  public List<String> texts(String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw wrong(name, Json.kind(value) + " (expected: a list of texts)");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode entry : value) {
      if (!entry.isTextual()) {
        throw wrong(name + "[" + texts.size() + "]", Json.kind(entry) + " (expected: a text)");
      }
      texts.add(entry.textValue());
    }
    return texts;
  }

  @Override
  public Optional<Boolean> flag(String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      throw wrong(name, Json.kind(value) + " (expected: true or false)");
    }
    return Optional.of(value.booleanValue());
  }

  @Override
  public Optional<byte[]> bytes(String name) {
    Optional<String> written = text(name);
    try {
      return written.map(Base64.getDecoder()::decode);
    } catch (IllegalArgumentException e) {
      throw wrong(name, "not Base64 (expected: a file in Base64, without line breaks)");
    }
  }

  @Override
  OptionalLong whole(String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode()) {
      return OptionalLong.empty();
    }
    if (!value.isNumber() || !isWhole(value)) {
      throw wrong(
          name,
          (value.isNumber() ? value.asText() : Json.kind(value)) + " (expected: a whole number)");
    }
    return OptionalLong.of(value.decimalValue().longValueExact());
  }

  /** JSON Schema's integer: 3.0 is one too. */
  private static boolean isWhole(JsonNode value) {
    if (!value.isIntegralNumber() && !Double.isFinite(value.doubleValue())) {
      return false;
    }
    try {
      long whole = value.decimalValue().longValueExact();
      return value.decimalValue().compareTo(BigDecimal.valueOf(whole)) == 0;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  @Override
  OptionalDouble finite(String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode()) {
      return OptionalDouble.empty();
    }
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw wrong(
          name, (value.isNumber() ? value.asText() : Json.kind(value)) + " (expected: a number)");
    }
    return OptionalDouble.of(value.doubleValue());
  }

  @Override
  Set<String> names() {
    Set<String> names = new HashSet<>();
    json.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Override
  String placeOf(String name) {
    return place + name;
  }
}
