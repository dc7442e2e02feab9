package dev.plumbline.app.produce.captions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * CSV by RFC 4180 with a header. The columns {@code image} and {@code caption} must be there; each
 * other one is an attribute. A column whose values are all numbers, or all true or false, is of
 * that type, any other is text; an empty value means none.
 */
final class CsvFile {
  private static final String NUMBER = "-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?";
  private static final String FLAG = "true|false";

  private final Path file;
  private final List<String> heads;
  private final List<Row> rows;

  private CsvFile(Path file, List<String> heads, List<Row> rows) {
    this.file = file;
    this.heads = heads;
    this.rows = rows;
  }

  private record Row(Place place, List<String> cells) {}

  static List<CaptionedPicture> read(Path file) throws IOException, WrongLineException {
    List<Row> rows = rows(file);
    if (rows.isEmpty()) {
      throw new Place(file, 1).wrong("empty (expected: a header with image and caption)");
    }
    List<String> heads =
        rows.get(0).cells().stream().map(h -> h.strip().toLowerCase(Locale.ROOT)).toList();
    return new CsvFile(file, heads, rows.subList(1, rows.size())).pictures();
  }

  private List<CaptionedPicture> pictures() throws WrongLineException {
    int image = column("image");
    int caption = column("caption");
    if (new HashSet<>(heads).size() < heads.size()) {
      throw new Place(file, 1).wrong("columns " + heads + " (expected: names that differ)");
    }
    for (Row row : rows) {
      if (row.cells().size() != heads.size()) {
        throw row.place()
            .wrong(row.cells().size() + " values (expected: " + heads.size() + ", one a column)");
      }
    }
    List<Type> types = new ArrayList<>();
    for (int c = 0; c < heads.size(); c++) {
      types.add(type(c));
    }
    PictureList pictures = new PictureList();
    for (Row row : rows) {
      Attributes attributes =
          row.place()
              .checked(
                  () -> {
                    Map<String, AttributeValue> values = new TreeMap<>();
                    for (int c = 0; c < heads.size(); c++) {
                      String cell = row.cells().get(c);
                      if (c != image && c != caption && !cell.isEmpty()) {
                        values.put(heads.get(c), types.get(c).value(cell));
                      }
                    }
                    return Attributes.of(values);
                  });
      pictures.add(
          row.place(),
          row.cells().get(image),
          OptionalInt.empty(),
          row.cells().get(caption),
          attributes);
    }
    return pictures.pictures();
  }

  private int column(String name) throws WrongLineException {
    int column = heads.indexOf(name);
    if (column < 0) {
      throw new Place(file, 1)
          .wrong("columns " + heads + " (expected: image and caption among them)");
    }
    return column;
  }

  private Type type(int column) {
    List<String> values =
        rows.stream().map(row -> row.cells().get(column)).filter(cell -> !cell.isEmpty()).toList();
    if (values.stream().allMatch(v -> v.matches(NUMBER))) {
      return Type.NUMBER;
    }
    return values.stream().allMatch(v -> v.matches(FLAG)) ? Type.FLAG : Type.TEXT;
  }

  /** What a column holds. */
  private enum Type {
    NUMBER,
    FLAG,
    TEXT;

    AttributeValue value(String cell) {
      return switch (this) {
        case NUMBER -> new AttributeValue.Numeric(Double.parseDouble(cell));
        case FLAG -> new AttributeValue.Flag(Boolean.parseBoolean(cell));
        case TEXT -> new AttributeValue.Text(cell);
      };
    }
  }

  private static List<Row> rows(Path file) throws IOException, WrongLineException {
    CsvMapper mapper =
        CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();
    List<Row> rows = new ArrayList<>();
    try (JsonParser parser =
        mapper.createParser(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
      parser.nextToken(); // the array of rows
      while (parser.nextToken() == JsonToken.START_ARRAY) {
        List<String> cells = new ArrayList<>();
        long line = 0; // known from the first value on; before it, the parser is a line behind
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          line = cells.isEmpty() ? parser.currentTokenLocation().getLineNr() : line;
          cells.add(parser.getText());
        }
        rows.add(new Row(new Place(file, line), cells));
      }
    } catch (CharacterCodingException e) {
      throw new Place(file, rows.size() + 1).wrong("here or soon after: not UTF-8", e);
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new Place(file, line).wrong("not CSV: " + e.getOriginalMessage(), e);
    }
    return rows;
  }
}
