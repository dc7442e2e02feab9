package dev.plumbline.jobs.index;

import dev.plumbline.jobs.kafka.SourceRecord;

/** What a fetch finds in a split. */
sealed interface Fetched {
  /** A record. */
  record One(SourceRecord record) implements Fetched {}

  /** The partition is read up to where it ended when the generation was planned. */
  record CaughtUp() implements Fetched {}
}
