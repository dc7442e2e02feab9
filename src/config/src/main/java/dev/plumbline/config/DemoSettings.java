package dev.plumbline.config;

import java.io.Serializable;

/** The pictures that the demo produces. */
public record DemoSettings(
    @Doc(value = "Pictures a second, each with its five captions.", range = "0.1 to 10000")
        double rate,
    @Doc(value = "So many pictures come at that rate.", range = "0 to 100000000") long count,
    @Doc(value = "And then so many a second, without end. 0: none.", range = "0 to 10000")
        double thenRate,
    @Doc("Seed of the pictures and captions.") long seed,
    @Doc("Whether new shapes, colours and words come in over time.") boolean drift)
    implements Serializable {
  public DemoSettings {
    Checks.range("rate", rate, 0.1, 10_000);
    Checks.range("count", count, 0, 100_000_000);
    Checks.range("thenRate", thenRate, 0, 10_000);
  }
}
