package dev.plumbline.app.produce.captions;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The forms of files of captions. */
public enum CaptionFormat {
  /** As in Flickr8k: {@code NAME.jpg#k}, a tab, the caption. */
  TOKENS {
    @Override
    public List<CaptionedPicture> read(Path file) throws IOException, WrongLineException {
      return TokenFile.read(file);
    }
  },
  /** COCO's JSON: an object with {@code images} and {@code annotations}. */
  COCO {
    @Override
    public List<CaptionedPicture> read(Path file) throws IOException, WrongLineException {
      return CocoFile.read(file);
    }
  },
  /** CSV by RFC 4180 with a header: {@code image}, {@code caption}, and attributes. */
  CSV {
    @Override
    public List<CaptionedPicture> read(Path file) throws IOException, WrongLineException {
      return CsvFile.read(file);
    }
  },
  /** One JSON object a line: {@code image}, {@code caption} or {@code captions}, attributes. */
  JSONL {
    @Override
    public List<CaptionedPicture> read(Path file) throws IOException, WrongLineException {
      return JsonLinesFile.read(file);
    }
  };

  private static final Pattern TOKEN_LINE = Pattern.compile("[^\t]+#\\d+\t.*");
  private static final Pattern WHOLE_OBJECT = Pattern.compile("\\{.*\"image\".*}");

  /**
   * Reads a file of this form.
   *
   * @return the pictures in the order in which they first appear
   * @throws WrongLineException if a line is not in this form
   */
  public abstract List<CaptionedPicture> read(Path file) throws IOException, WrongLineException;

  /**
   * Recognises a file's form by its first line that is not blank.
   *
   * @throws WrongLineException if it is none of them
   */
  public static CaptionFormat detect(Path file) throws IOException, WrongLineException {
    String line = firstLine(file);
    if (TOKEN_LINE.matcher(line).matches()) {
      return TOKENS;
    }
    if (WHOLE_OBJECT.matcher(line).matches() && !line.contains("\"annotations\"")) {
      return JSONL;
    }
    if (line.startsWith("{")) {
      return COCO;
    }
    List<String> heads = List.of(line.toLowerCase(Locale.ROOT).replace("\"", "").split(",", -1));
    if (heads.contains("image") && heads.contains("caption")) {
      return CSV;
    }
    throw new Place(file, 1)
        .wrong(
            "the form is none that is known (expected: NAME.jpg#k, a tab and a caption; an object"
                + " of COCO; a CSV header with image and caption; or a JSON object a line)");
  }

  private static String firstLine(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String line = reader.readLine();
      while (line != null && line.isBlank()) {
        line = reader.readLine();
      }
      return line == null ? "" : line.strip();
    }
  }
}
