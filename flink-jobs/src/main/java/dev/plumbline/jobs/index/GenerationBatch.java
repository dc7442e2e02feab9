package dev.plumbline.jobs.index;

import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.jobs.kafka.SourceRecord;
import java.util.List;

/**
 * What a batch has for one generation.
 *
 * @param changes to the index; none if the generation takes nothing
 * @param unreadable records that say nothing
 * @param caughtUp partitions whose backlog ends here
 */
record GenerationBatch(
    GenerationId generation,
    LastChanges changes,
    List<Unreadable> unreadable,
    List<CaughtUp> caughtUp) {
  /** A record that could not be read. */
  record Unreadable(SourceRecord source, RejectedException cause) {}
}
