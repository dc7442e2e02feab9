package dev.plumbline.app.produce.captions;

import dev.plumbline.core.model.Attributes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Captions as Flickr8k has them: {@code NAME.jpg#k}, a tab, the caption. */
final class TokenFile {
  private static final Pattern LINE = Pattern.compile("([^\t]+)#(\\d{1,6})\t(.*)");

  private TokenFile() {}

  static List<CaptionedPicture> read(Path file) throws IOException, WrongLineException {
    PictureList pictures = new PictureList();
    TextLines.forEach(
        file,
        (place, line) -> {
          Matcher matcher = LINE.matcher(line);
          if (!matcher.matches()) {
            throw place.wrong(
                "'" + TextLines.excerpt(line) + "' (expected: NAME.jpg#k, a tab, the caption)");
          }
          pictures.add(
              place,
              matcher.group(1),
              OptionalInt.of(Integer.parseInt(matcher.group(2))),
              matcher.group(3),
              Attributes.empty());
        });
    return pictures.pictures();
  }
}
