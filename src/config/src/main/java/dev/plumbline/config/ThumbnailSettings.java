package dev.plumbline.config;

import java.io.Serializable;

/** Small pictures of the items. */
public record ThumbnailSettings(
    @Doc("Their directory. Empty: `thumbnails` in `local.dataDirectory`.") String directory,
    @Doc(
            value = "How much of the disk they may take; the oldest go first.",
            range = "1MB to 1000GB")
        DataSize size)
    implements Serializable {
  public ThumbnailSettings {
    Checks.range("size", size, new DataSize(1_000_000), new DataSize(1_000_000_000_000L));
  }
}
