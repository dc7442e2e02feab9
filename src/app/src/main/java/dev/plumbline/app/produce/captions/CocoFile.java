package dev.plumbline.app.produce.captions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.core.model.Attributes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Captions as COCO has them: an object whose {@code images} have {@code id} and {@code file_name},
 * and whose {@code annotations} have {@code image_id} and {@code caption}; in either order. Further
 * fields are passed over.
 */
final class CocoFile {
  private final Path file;
  private final Map<Long, String> names = new HashMap<>();
  private final List<Annotation> annotations = new ArrayList<>();

  private CocoFile(Path file) {
    this.file = file;
  }

  private record Annotation(Place place, int index, long image, String caption) {}

  static List<CaptionedPicture> read(Path file) throws IOException, WrongLineException {
    CocoFile coco = new CocoFile(file);
    try (JsonParser parser = new ObjectMapper().createParser(file.toFile())) {
      coco.parse(parser);
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new Place(file, line).wrong("not JSON: " + e.getOriginalMessage(), e);
    }
    return coco.pictures();
  }

  private void parse(JsonParser parser) throws IOException, WrongLineException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw place(parser).wrong("not an object (expected: one with images and annotations)");
    }
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_ARRAY && field.equals("images")) {
        forEach(parser, "images", this::image);
      } else if (token == JsonToken.START_ARRAY && field.equals("annotations")) {
        forEach(parser, "annotations", this::annotation);
      } else {
        parser.skipChildren();
      }
    }
  }

  /** Takes one object of an array. */
  @FunctionalInterface
  private interface Handler {
    void take(Place place, int index, JsonNode object) throws WrongLineException;
  }

  private void forEach(JsonParser parser, String array, Handler handler)
      throws IOException, WrongLineException {
    int index = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Place place = place(parser);
      JsonNode node = parser.readValueAsTree();
      if (!node.isObject()) {
        throw place.wrong(array + "[" + index + "]: not an object (expected: one)");
      }
      handler.take(place, index++, node);
    }
  }

  private void image(Place place, int index, JsonNode object) throws WrongLineException {
    String name = "images[" + index + "]";
    long id = number(place, name + ".id", object.path("id"));
    if (names.put(id, text(place, name + ".file_name", object.path("file_name"))) != null) {
      throw place.wrong(name + ".id: " + id + " is there twice (expected: once)");
    }
  }

  private void annotation(Place place, int index, JsonNode object) throws WrongLineException {
    String name = "annotations[" + index + "]";
    annotations.add(
        new Annotation(
            place,
            index,
            number(place, name + ".image_id", object.path("image_id")),
            text(place, name + ".caption", object.path("caption"))));
  }

  private List<CaptionedPicture> pictures() throws WrongLineException {
    PictureList pictures = new PictureList();
    for (Annotation annotation : annotations) {
      String name = names.get(annotation.image());
      if (name == null) {
        throw annotation
            .place()
            .wrong(
                "annotations["
                    + annotation.index()
                    + "].image_id: "
                    + annotation.image()
                    + " (expected: the id of one of the images)");
      }
      pictures.add(
          annotation.place(), name, OptionalInt.empty(), annotation.caption(), Attributes.empty());
    }
    return pictures.pictures();
  }

  private Place place(JsonParser parser) {
    return new Place(file, parser.currentTokenLocation().getLineNr());
  }

  private static long number(Place place, String name, JsonNode node) throws WrongLineException {
    if (!node.isIntegralNumber()) {
      throw place.wrong(name + ": " + shown(node) + " (expected: a whole number)");
    }
    return node.longValue();
  }

  private static String text(Place place, String name, JsonNode node) throws WrongLineException {
    if (!node.isTextual()) {
      throw place.wrong(name + ": " + shown(node) + " (expected: a text)");
    }
    return node.asText();
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "missing" : TextLines.excerpt(node.toString());
  }
}
