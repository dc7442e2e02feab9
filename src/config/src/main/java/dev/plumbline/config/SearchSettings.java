package dev.plumbline.config;

import java.io.Serializable;
import java.time.Duration;

/** Searches. */
public record SearchSettings(
    @Doc("Whose items are searched and produced where no tenant is named.") String defaultTenant,
    @Doc(value = "The most answers that a search may ask for.", range = "1 to 1000") int maxK,
    @Doc(value = "The longest that an asker waits for an answer.", range = "10ms to 5m")
        Duration deadline,
    @Doc(value = "Searches that a query subtask answers at a time.", range = "1 to 256")
        int threads)
    implements Serializable {
  public SearchSettings {
    Checks.tenant("defaultTenant", defaultTenant);
    Checks.range("maxK", maxK, 1, 1000);
    Checks.range("deadline", deadline, Duration.ofMillis(10), Duration.ofMinutes(5));
    Checks.range("threads", threads, 1, 256);
  }
}
