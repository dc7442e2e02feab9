package dev.plumbline.schemas;

import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What several contracts have in common. Each refusal names the field. */
final class Fields {
  private Fields() {}

  /** The image that a pair of fields holds, if one of them is set. */
  static Optional<ImageContent> content(
      String bytesName,
      @Nullable ByteBuffer bytes,
      String referenceName,
      @Nullable String reference) {
    if (bytes != null && reference != null) {
      throw new IllegalArgumentException(
          bytesName + " and " + referenceName + " are both set (expected: one of them)");
    }
    if (bytes != null) {
      if (!bytes.hasRemaining()) {
        throw new IllegalArgumentException(bytesName + ": 0 bytes (expected: at least 1)");
      }
      return Optional.of(new ImageContent.Inline(toArray(bytes)));
    }
    return reference == null
        ? Optional.empty()
        : Optional.of(new ImageContent.Reference(uri(referenceName, reference)));
  }

  static ImageContent requiredContent(@Nullable ByteBuffer bytes, @Nullable String reference) {
    return content("bytes", bytes, "reference", reference)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "neither bytes nor reference is set (expected: one of them)"));
  }

  static @Nullable ByteBuffer bytesOf(ImageContent content) {
    return content instanceof ImageContent.Inline inline ? ByteBuffer.wrap(inline.bytes()) : null;
  }

  static @Nullable String referenceOf(ImageContent content) {
    return content instanceof ImageContent.Reference reference ? reference.uri().toString() : null;
  }

  static byte[] toArray(ByteBuffer buffer) {
    byte[] array = new byte[buffer.remaining()];
    buffer.duplicate().get(array);
    return array;
  }

  static URI uri(String name, String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name + ": '" + text + "' (expected: a URI)", e);
    }
  }

  static Attributes attributes(Map<String, Object> values) {
    Map<String, AttributeValue> checked = new TreeMap<>();
    values.forEach((name, value) -> checked.put(name, named(name, () -> attribute(value))));
    return Attributes.of(checked);
  }

  private static AttributeValue attribute(Object value) {
    if (value instanceof Double number) {
      return new AttributeValue.Numeric(number);
    }
    if (value instanceof Boolean flag) {
      return new AttributeValue.Flag(flag);
    }
    return new AttributeValue.Text(value.toString());
  }

  static Map<String, Object> attributes(Attributes attributes) {
    Map<String, Object> values = new TreeMap<>();
    attributes.values().forEach((name, value) -> values.put(name, plain(value)));
    return values;
  }

  private static Object plain(AttributeValue value) {
    if (value instanceof AttributeValue.Numeric number) {
      return number.value();
    }
    if (value instanceof AttributeValue.Flag flag) {
      return flag.value();
    }
    return ((AttributeValue.Text) value).value();
  }

  /** A word of ours for a word of the contract. */
  static <E extends Enum<E>> E word(String name, Enum<?> written, Class<E> ours) {
    return Arrays.stream(ours.getEnumConstants())
        .filter(e -> e.name().equals(written.name()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    name
                        + ": "
                        + written
                        + " (expected: one of "
                        + Arrays.stream(ours.getEnumConstants())
                            .map(Enum::name)
                            .collect(Collectors.joining(", "))
                        + ")"));
  }

  /** Runs a check and puts the field's name before its refusal. */
  static <V> V named(String name, Supplier<V> check) {
    try {
      return check.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  /** The topics carry milliseconds. */
  static Instant millis(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }
}
