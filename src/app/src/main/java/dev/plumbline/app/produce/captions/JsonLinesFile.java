package dev.plumbline.app.produce.captions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.core.model.Attributes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** One JSON object a line: {@code image}, {@code caption} or {@code captions}, attributes. */
final class JsonLinesFile {
  private static final Set<String> FIELDS = Set.of("image", "caption", "captions");

  private JsonLinesFile() {}

  static List<CaptionedPicture> read(Path file) throws IOException, WrongLineException {
    ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    PictureList pictures = new PictureList();
    TextLines.forEach(
        file,
        (place, line) -> {
          JsonNode object = parse(mapper, place, line);
          JsonNode image = object.path("image");
          if (!image.isTextual()) {
            throw place.wrong("image: " + shown(image) + " (expected: the picture's file name)");
          }
          Attributes attributes = JsonAttributes.of(place, object, FIELDS);
          for (JsonNode caption : captions(place, object)) {
            if (!caption.isTextual()) {
              throw place.wrong("caption: " + shown(caption) + " (expected: a text)");
            }
            pictures.add(place, image.asText(), OptionalInt.empty(), caption.asText(), attributes);
          }
        });
    return pictures.pictures();
  }

  private static JsonNode parse(ObjectMapper mapper, Place place, String line)
      throws WrongLineException {
    try {
      JsonNode node = mapper.readTree(line);
      if (node.isObject()) {
        return node;
      }
      throw place.wrong("'" + TextLines.excerpt(line) + "' (expected: a JSON object)");
    } catch (JsonProcessingException e) {
      throw place.wrong("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Iterable<JsonNode> captions(Place place, JsonNode object)
      throws WrongLineException {
    if (object.has("caption") == object.has("captions")) {
      throw place.wrong(
          "caption and captions are "
              + (object.has("caption") ? "both there" : "both missing")
              + " (expected: one of them)");
    }
    if (object.has("caption")) {
      return List.of(object.path("caption"));
    }
    JsonNode captions = object.path("captions");
    if (!captions.isArray() || captions.isEmpty()) {
      throw place.wrong("captions: " + shown(captions) + " (expected: an array of texts)");
    }
    return captions;
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "missing" : TextLines.excerpt(node.toString());
  }
}
