package dev.plumbline.jobs.index;

import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.jobs.kafka.SourceRecord;

/** What an event comes to in one generation. */
sealed interface Change {
  ItemId id();

  /**
   * The item is there.
   *
   * @param source where that was said
   * @param row what the index is to hold
   */
  record Put(SourceRecord source, IndexRecord row) implements Change {
    @Override
    public ItemId id() {
      return row.item().id();
    }
  }

  /** The item is gone. */
  record Delete(ItemId id) implements Change {}

  /** Nothing: the encoding cannot be brought into the generation's space. */
  record Refused(ItemId id, SourceRecord source, RejectedException cause) implements Change {}

  /**
   * Nothing: the encoding is of another encoder than the generation's aligner was trained for, and
   * means something else.
   */
  record OtherEncoder(ItemId id) implements Change {}
}
