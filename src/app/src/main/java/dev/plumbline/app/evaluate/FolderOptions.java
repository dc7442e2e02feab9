package dev.plumbline.app.evaluate;

import dev.plumbline.app.produce.captions.CaptionOptions;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which of a folder's pictures to measure on. */
final class FolderOptions extends CaptionOptions {
  @Option(
      names = "--folder",
      paramLabel = "DIR",
      required = true,
      description = "A folder of pictures that were not sent.")
  private Path folder = Path.of("");

  /** The folder; empty if these options were not given. */
  Path folder() {
    return folder;
  }
}
