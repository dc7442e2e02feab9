package dev.plumbline.config;

import java.io.Serializable;
import java.time.Duration;

/** How much the gateway takes on. What is more is turned away at once, and told when to return. */
public record GatewayLimits(
    @Doc(value = "The largest body of a request.", range = "1kB to 256MB") DataSize bodySize,
    @Doc(value = "Connections at a time.", range = "1 to 1000000") int connections,
    @Doc(value = "Streams of live figures at a time.", range = "0 to 100000") int streams,
    @Doc(value = "Searches that run at a time. 0: one for each processor.", range = "0 to 1024")
        int searches,
    @Doc(
            value =
                "Searches that may wait for their turn, for each one that runs. With 3, an answer under"
                    + " full load takes about four times as long as alone. More makes answers late and"
                    + " serves no one sooner.",
            range = "0 to 1000")
        int waiting,
    @Doc(
            value =
                "How long the thread of the last search watches for the next one before it sleeps."
                    + " Answers sooner where searches follow each other closely, and takes so much"
                    + " processor time after a search that none follows. 0ms: it sleeps at once.",
            range = "0ms to 10ms")
        Duration spin,
    @Doc(value = "Events in one call of ingest.", range = "1 to 10000") int events,
    @Doc(value = "Events, in bytes, that the stream has not yet confirmed.", range = "1kB to 4GB")
        DataSize inFlight,
    @Doc(
            value = "How long the answer to a call of ingest is kept under its Idempotency-Key.",
            range = "1s to 7d")
        Duration idempotency)
    implements Serializable {
  public GatewayLimits {
    Checks.range("bodySize", bodySize, new DataSize(1000), new DataSize(256_000_000));
    Checks.range("connections", connections, 1, 1_000_000);
    Checks.range("streams", streams, 0, 100_000);
    Checks.range("searches", searches, 0, 1024);
    Checks.range("waiting", waiting, 0, 1000);
    Checks.range("spin", spin, Duration.ZERO, Duration.ofMillis(10));
    Checks.range("events", events, 1, 10_000);
    Checks.range("inFlight", inFlight, new DataSize(1000), new DataSize(4_000_000_000L));
    Checks.range("idempotency", idempotency, Duration.ofSeconds(1), Duration.ofDays(7));
  }
}
