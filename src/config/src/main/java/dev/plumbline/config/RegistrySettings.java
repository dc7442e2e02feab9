package dev.plumbline.config;

import java.io.Serializable;
import java.time.Duration;

/** The schema registry. */
public record RegistrySettings(
    @Doc(
            value =
                "Where the Confluent-compatible interface of a schema registry begins, such as"
                    + " `http://apicurio:8080/apis/ccompat/v7`. Empty: none; records then carry"
                    + " their schema's fingerprint (Avro's single-object encoding).",
            range = "http://HOST:PORT/PATH or https://HOST:PORT/PATH")
        String url,
    @Doc("`user:password`, or a bearer token. Empty: none.") Secret credentials,
    @Doc(
            "A PEM file with the certificates to trust, where an https address has one that Java"
                + " does not know.")
        String certificates,
    @Doc(
            "Under which subject a schema is registered: `topic_record` is"
                + " `items-dev.plumbline.avro.Image`, `record` is `dev.plumbline.avro.Image`.")
        Subjects subjects,
    @Doc(
            "Whether whoever writes registers a schema that is missing. `false`: it is an error;"
                + " `plumbline doctor` says what is missing.")
        boolean register,
    @Doc(value = "The longest that one request may take.", range = "10ms to 1m") Duration timeout,
    @Doc(
            value =
                "The longest that a record waits for the registry, further tries included. Then a"
                    + " job starts again from its checkpoint.",
            range = "100ms to 10m")
        Duration deadline)
    implements Serializable {
  public RegistrySettings {
    if (!url.isEmpty()) {
      Checks.address("url", url);
    }
    Checks.range("timeout", timeout, Duration.ofMillis(10), Duration.ofMinutes(1));
    Checks.range("deadline", deadline, Duration.ofMillis(100), Duration.ofMinutes(10));
  }

  /** How subjects are named. */
  public enum Subjects {
    RECORD,
    TOPIC_RECORD
  }

  /** Whether there is one. */
  public boolean enabled() {
    return !url.isEmpty();
  }
}
