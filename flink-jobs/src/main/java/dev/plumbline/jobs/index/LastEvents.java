package dev.plumbline.jobs.index;

import dev.plumbline.core.model.ItemId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a batch comes to: each item's last event. A record that is turned away counts as if it had
 * not come, so the one before it is offered next. Without that, what the index holds in the end
 * would hang on where batches were cut. Confined to one batch.
 */
final class LastEvents {
  private final Map<ItemId, Deque<EncodingRecord>> left = new LinkedHashMap<>();

  /**
   * @param records in their order
   */
  LastEvents(List<EncodingRecord> records) {
    for (EncodingRecord record : records) {
      left.computeIfAbsent(record.event().id(), id -> new ArrayDeque<>()).addLast(record);
    }
  }

  boolean isEmpty() {
    return left.isEmpty();
  }

  /** Takes out the last event that is left of each item. */
  List<EncodingRecord> take() {
    List<EncodingRecord> last = new ArrayList<>();
    left.values().forEach(events -> last.add(events.removeLast()));
    left.values().removeIf(Deque::isEmpty);
    return last;
  }

  /** The event that was taken stands; those before it are of no account. */
  void settle(ItemId id) {
    left.remove(id);
  }
}
