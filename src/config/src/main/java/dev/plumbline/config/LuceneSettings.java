package dev.plumbline.config;

import java.io.Serializable;
import java.time.Duration;

/** The embedded index. */
public record LuceneSettings(
    @Doc("Its directory. Empty: `index` in `local.dataDirectory`.") String directory,
    @Doc(value = "How often new records become visible to searches.", range = "10ms to 1m")
        Duration refresh)
    implements Serializable {
  public LuceneSettings {
    Checks.range("refresh", refresh, Duration.ofMillis(10), Duration.ofMinutes(1));
  }
}
