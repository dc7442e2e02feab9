package dev.plumbline.app.produce.captions;

import dev.plumbline.core.model.Attributes;
import java.util.List;

/**
 * A picture of a folder, with what people said of it.
 *
 * @param path below the folder, as the file of captions writes it
 * @param name the path's last part; it is the item's id
 * @param attributes of the picture: those of its first line
 * @param captions in the file's order, at least one
 */
public record CaptionedPicture(
    String path, String name, Attributes attributes, List<Caption> captions) {
  public CaptionedPicture {
    captions = List.copyOf(captions);
  }

  /**
   * One caption.
   *
   * @param number 0 or more; with the picture's name it makes the item's id
   * @param attributes those of its line
   */
  public record Caption(int number, String text, Attributes attributes) {}

  /** The caption's item id: {@code NAME#k}. */
  public String id(Caption caption) {
    return name + "#" + caption.number();
  }
}
