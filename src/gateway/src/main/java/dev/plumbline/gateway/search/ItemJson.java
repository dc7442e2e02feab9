package dev.plumbline.gateway.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Item;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Items as JSON. */
public final class ItemJson {
  private ItemJson() {}

  /** Puts what is known of an item, its captions apart. */
  public static void put(ObjectNode json, Item item) {
    json.put("id", item.id().id());
    json.put("modality", item.modality().name().toLowerCase(Locale.ROOT));
    item.text().ifPresent(text -> json.put("text", text));
    item.partOf().ifPresent(whole -> json.put("partOf", whole));
    item.reference().ifPresent(reference -> json.put("reference", reference));
    ObjectNode attributes = json.putObject("attributes");
    item.attributes().values().forEach((name, value) -> put(attributes, name, value));
    json.put("eventTime", item.eventTime().toString());
    json.put("source", item.source());
    json.put("image", imagePath(item));
  }

  static void putTexts(ObjectNode json, String name, List<String> texts) {
    ArrayNode array = json.putArray(name);
    texts.forEach(array::add);
  }

  /** Where the item's picture is to be had; a caption's is the picture that it describes. */
  static String imagePath(Item item) {
    String pictured =
        item.modality().isVisual() ? item.id().id() : item.partOf().orElse(item.id().id());
    return "/v1/items/" + encoded(pictured) + "/image?tenant=" + encoded(item.id().tenant());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static void put(ObjectNode json, String name, AttributeValue value) {
    if (value instanceof AttributeValue.Text text) {
      json.put(name, text.value());
    } else if (value instanceof AttributeValue.Numeric number) {
      json.put(name, number.value());
    } else if (value instanceof AttributeValue.Flag flag) {
      json.put(name, flag.value());
    }
  }
}
