package dev.plumbline.gateway.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.gateway.http.Json;
import dev.plumbline.gateway.http.ProblemException;
import dev.plumbline.gateway.params.JsonParameters;
import dev.plumbline.gateway.params.Parameters;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From the JSON of one event to the event. Thread-safe. */
final class EventReader {
  private static final int MAX_FRAMES = 1000;
  private static final int MAX_SOURCE_LENGTH = 256;
  private static final Set<String> COMMON = Set.of("type", "id", "eventTime", "source");

  private final IngestLimits limits;
  private final InstantSource clock;

  EventReader(IngestLimits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Reads an event.
   *
   * @throws ProblemException that names the field that is wrong
   */
  ItemEvent read(JsonParameters event, String tenant) {
    String type = event.required("type");
    return switch (type) {
      case "image" -> image(event, tenant);
      case "caption" -> caption(event, tenant);
      case "clip" -> clip(event, tenant);
      case "delete" -> {
        allow(event);
        yield new ItemEvent.Delete(id(event, "id", tenant), time(event), source(event));
      }
      default ->
          throw event.wrong(
              "type", Parameters.shown(type) + " (expected: image, caption, clip or delete)");
    };
  }

  private ItemEvent image(JsonParameters event, String tenant) {
    allow(event, "content", "reference", "attributes");
    return new ItemEvent.Image(
        id(event, "id", tenant), content(event), attributes(event), time(event), source(event));
  }

  private ItemEvent caption(JsonParameters event, String tenant) {
    allow(event, "partOf", "text", "attributes");
    String text =
        event.text("text", limits.maxTextLength()).orElseGet(() -> event.required("text"));
    if (text.isBlank()) {
      throw event.wrong("text", "blank (expected: at least one word)");
    }
    return new ItemEvent.Caption(
        id(event, "id", tenant),
        id(event, "partOf", tenant).id(),
        text,
        attributes(event),
        time(event),
        source(event));
  }

  private ItemEvent clip(JsonParameters event, String tenant) {
    allow(event, "frames", "attributes");
    List<ItemEvent.Frame> frames =
        event.objects("frames", MAX_FRAMES).stream().map(this::frame).toList();
    try {
      return new ItemEvent.Clip(
          id(event, "id", tenant), frames, attributes(event), time(event), source(event));
    } catch (IllegalArgumentException e) {
      throw event.wrong("frames", e.getMessage() + " (expected: in time's order)");
    }
  }

  private ItemEvent.Frame frame(JsonParameters frame) {
    frame.allowOnly(Set.of("millis", "content", "reference"));
    long millis =
        frame
            .integer("millis", 0L, Long.MAX_VALUE)
            .orElseThrow(() -> frame.wrong("millis", "not given (expected: 0 or more)"));
    return new ItemEvent.Frame(millis, content(frame));
  }

  private ImageContent content(JsonParameters event) {
    Optional<byte[]> inline = event.bytes("content");
    Optional<String> reference = event.text("reference");
    if (inline.isPresent() == reference.isPresent()) {
      throw event.wrong(
          "content",
          (inline.isPresent() ? "with reference" : "not given")
              + " (expected: either content or reference)");
    }
    if (reference.isPresent()) {
      return new ImageContent.Reference(uri(event, reference.get()));
    }
    byte[] bytes = inline.orElseThrow();
    if (bytes.length == 0 || bytes.length > limits.maxImageBytes()) {
      throw event.wrong(
          "content", bytes.length + " bytes (expected: 1 to " + limits.maxImageBytes() + ")");
    }
    return new ImageContent.Inline(bytes);
  }

  private static URI uri(JsonParameters event, String written) {
    try {
      URI uri = new URI(written);
      if (Set.of("file", "http", "https").contains(String.valueOf(uri.getScheme()))) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Told below, as another scheme is.
    }
    throw event.wrong(
        "reference", Parameters.shown(written) + " (expected: a file:, http: or https: URI)");
  }

  private static Attributes attributes(JsonParameters event) {
    Optional<JsonParameters> object = event.object("attributes");
    if (object.isEmpty()) {
      return Attributes.empty();
    }
    Map<String, AttributeValue> values = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : object.get().values().properties()) {
      values.put(entry.getKey(), value(object.get(), entry.getKey(), entry.getValue()));
    }
    try {
      return Attributes.of(values);
    } catch (IllegalArgumentException e) {
      throw event.wrong("attributes", String.valueOf(e.getMessage()));
    }
  }

  private static AttributeValue value(JsonParameters attributes, String name, JsonNode value) {
    if (value.isTextual()) {
      return new AttributeValue.Text(value.textValue());
    }
    if (value.isBoolean()) {
      return new AttributeValue.Flag(value.booleanValue());
    }
    if (value.isNumber() && Double.isFinite(value.doubleValue())) {
      return new AttributeValue.Numeric(value.doubleValue());
    }
    throw attributes.wrong(name, Json.kind(value) + " (expected: a text, a number, true or false)");
  }

  private static ItemId id(JsonParameters event, String name, String tenant) {
    String id = event.required(name);
    try {
      return new ItemId(tenant, id);
    } catch (IllegalArgumentException e) {
      throw event.wrong(name, String.valueOf(e.getMessage()));
    }
  }

  private Instant time(JsonParameters event) {
    return event
        .time("eventTime")
        .orElseGet(() -> Instant.ofEpochMilli(clock.instant().toEpochMilli()));
  }

  private static String source(JsonParameters event) {
    return event.text("source", MAX_SOURCE_LENGTH).orElse("");
  }

  private static void allow(JsonParameters event, String... own) {
    Set<String> known = new HashSet<>(COMMON);
    known.addAll(List.of(own));
    event.allowOnly(known);
  }
}
