package dev.plumbline.app.produce.captions;

import dev.plumbline.app.cli.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options of commands that take a file of captions. */
public class CaptionOptions {
  @Option(
      names = "--captions",
      paramLabel = "FILE",
      required = true,
      description =
          "The file of captions: a token file as Flickr8k's (NAME.jpg#k, a tab, the caption),"
              + " COCO's JSON, CSV with a header (image, caption, attributes), or JSON Lines.")
  private Path file = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORM",
      description =
          "The file's form: ${COMPLETION-CANDIDATES} (default: recognised by its first line).")
  private Optional<CaptionFormat> format = Optional.empty();

  @Option(
      names = "--split",
      paramLabel = "FILE",
      description = "Only the pictures whose names this file lists, one a line.")
  private Optional<Path> split = Optional.empty();

  public Path file() {
    return file;
  }

  /**
   * Reads the file.
   *
   * @return the pictures in the order in which they first appear
   * @throws Failure if a file is not there or a line is wrong
   */
  public List<CaptionedPicture> read() throws IOException {
    try {
      CaptionFormat form = format.isPresent() ? format.get() : CaptionFormat.detect(file);
      List<CaptionedPicture> all = form.read(file);
      if (split.isEmpty()) {
        return all;
      }
      Set<String> names =
          Files.readAllLines(split.get()).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .collect(Collectors.toSet());
      return all.stream().filter(picture -> names.contains(picture.name())).toList();
    } catch (WrongLineException e) {
      throw Failure.usage(String.valueOf(e.getMessage()), "");
    } catch (NoSuchFileException e) {
      throw Failure.usage(e.getMessage() + " is not there", "");
    }
  }
}
