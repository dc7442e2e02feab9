package dev.plumbline.jobs.index;

import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.model.ItemId;

/**
 * An encoding in a generation's space.
 *
 * @param origin where it came from
 * @param row what the index is to hold
 */
record Projected(EncodingRecord origin, IndexRecord row) {
  ItemId id() {
    return row.item().id();
  }
}
