package dev.plumbline.app.produce.captions;

import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.ItemId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Gathers captions by picture, in the order in which the pictures first appear. */
final class PictureList {
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * Takes one caption.
   *
   * @param path the picture's path below the folder
   * @param number the caption's number, if the form has one; else it is the next
   * @throws WrongLineException if the path or the text is no good, or the caption was there already
   */
  void add(Place place, String path, OptionalInt number, String text, Attributes attributes)
      throws WrongLineException {
    Path relative = Path.of(path).normalize();
    if (path.isBlank() || relative.isAbsolute() || relative.startsWith("..")) {
      throw place.wrong("image: '" + path + "' (expected: a path below the folder)");
    }
    if (text.isBlank()) {
      throw place.wrong("caption: blank (expected: words)");
    }
    String name = String.valueOf(relative.getFileName());
    Entry entry = entries.computeIfAbsent(name, key -> new Entry(path, attributes, place));
    if (!entry.path.equals(path)) {
      throw place.wrong(
          "image: '"
              + path
              + "' has the same name as '"
              + entry.path
              + "' on line "
              + entry.first.line()
              + " (expected: names that differ)");
    }
    int k = number.orElse(entry.captions.size());
    place.checked(() -> new ItemId("any", name + "#" + k)); // ids have rules of their own
    if (entry.captions.putIfAbsent(k, new CaptionedPicture.Caption(k, text.strip(), attributes))
        != null) {
      throw place.wrong(name + "#" + k + " is there twice (expected: once)");
    }
  }

  List<CaptionedPicture> pictures() {
    List<CaptionedPicture> pictures = new ArrayList<>();
    entries.forEach(
        (name, entry) ->
            pictures.add(
                new CaptionedPicture(
                    entry.path, name, entry.attributes, List.copyOf(entry.captions.values()))));
    return pictures;
  }

  /** A picture whose captions still come. */
  private static final class Entry {
    private final String path;
    private final Attributes attributes;
    private final Place first;
    private final Map<Integer, CaptionedPicture.Caption> captions = new TreeMap<>();

    Entry(String path, Attributes attributes, Place first) {
      this.path = path;
      this.attributes = attributes;
      this.first = first;
    }
  }
}
