package dev.plumbline.jobs.index;

import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.jobs.kafka.SourceRecord;
import dev.plumbline.schemas.RecordCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A record of the topic of encodings, and what it says.
 *
 * @param source the record as it stood there
 * @param event what it says
 */
record EncodingRecord(SourceRecord source, EncodingEvent event) {
  /**
   * Reads a record. A null value under an item's key is a delete, too: it is how an id is removed
   * from the topic by hand.
   *
   * @throws RejectedException if the record cannot be read
   */
  static EncodingRecord read(RecordCodec<EncodingEvent> codec, SourceRecord record)
      throws RejectedException {
    if (record.valueBytes().isPresent()) {
      return new EncodingRecord(record, codec.decode(record.valueBytes().get()));
    }
    byte[] key = record.keyBytes().orElseGet(() -> new byte[0]);
    try {
      ItemId id = ItemId.parse(new String(key, StandardCharsets.UTF_8));
      return new EncodingRecord(
          record, new EncodingEvent.Deleted(id, Instant.ofEpochMilli(record.timestamp())));
    } catch (IllegalArgumentException e) {
      throw new RejectedException(
          Rejection.Reason.INVALID_EVENT, String.valueOf(e.getMessage()), e);
    }
  }
}
