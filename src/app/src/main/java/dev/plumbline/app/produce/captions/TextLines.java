package dev.plumbline.app.produce.captions;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of one thing a line, in UTF-8. */
final class TextLines {
  private static final int EXCERPT = 60;

  private TextLines() {}

  /** Takes a line that is not blank. */
  @FunctionalInterface
  interface Handler {
    void take(Place place, String line) throws WrongLineException;
  }

  /**
   * Goes through a file's lines; blank ones are left out.
   *
   * @throws WrongLineException if the handler refuses one, or the bytes are not UTF-8
   */
  static void forEach(Path file, Handler handler) throws IOException, WrongLineException {
    long number = 0;
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank()) {
          handler.take(new Place(file, number), line);
        }
      }
    } catch (CharacterCodingException e) {
      throw new Place(file, number + 1).wrong("here or soon after: not UTF-8", e);
    }
  }

  /** So much of a line as a message can hold. */
  static String excerpt(String line) {
    return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "...";
  }
}
