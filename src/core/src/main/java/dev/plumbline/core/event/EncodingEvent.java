package dev.plumbline.core.event;

import dev.plumbline.core.model.Encoding;
import dev.plumbline.core.model.ItemId;
import java.time.Instant;

/** What the topic of encodings holds: the latest encoding of an item, or that it is gone. */
public sealed interface EncodingEvent {
  ItemId id();

  /** An item was encoded. */
  record Encoded(Encoding encoding) implements EncodingEvent {
    @Override
    public ItemId id() {
      return encoding.item().id();
    }
  }

  /**
   * An item was deleted. On the topic this is a record with a value, so that its order is kept; the
   * topic's retention of deletes is the catalogue's.
   */
  record Deleted(ItemId id, Instant eventTime) implements EncodingEvent {}
}
