package dev.plumbline.config;

import java.io.Serializable;
import java.nio.file.Path;

/** Everything in one process. */
public record LocalSettings(
    @Doc("The directory that holds all state: topics, checkpoints, the index, the log.")
        String dataDirectory,
    @Doc(
            value =
                "The first of ten ports that it uses: the broker's, then Flink's web page, then the"
                    + " gateway's.",
            range = "1024 to 65500")
        int portBase)
    implements Serializable {
  public LocalSettings {
    Checks.present("dataDirectory", dataDirectory);
    Checks.range("portBase", portBase, 1024, 65_500);
  }

  /** The directory that holds all state. */
  public Path dataPath() {
    return Path.of(dataDirectory).toAbsolutePath().normalize();
  }
}
