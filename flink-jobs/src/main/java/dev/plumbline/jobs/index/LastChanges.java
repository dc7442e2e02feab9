package dev.plumbline.jobs.index;

import dev.plumbline.core.model.ItemId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a batch comes to: each item's last change. One that is turned away counts as if it had not
 * come, so the one before it is offered next. Without that, what the index holds in the end would
 * hang on where batches were cut. Confined to one batch.
 */
final class LastChanges {
  private final Map<ItemId, Deque<Change>> left = new LinkedHashMap<>();

  /**
   * @param changes in their events' order
   */
  LastChanges(List<Change> changes) {
    for (Change change : changes) {
      left.computeIfAbsent(change.id(), id -> new ArrayDeque<>(1)).addLast(change);
    }
  }

  boolean isEmpty() {
    return left.isEmpty();
  }

  /** Takes out the last change that is left of each item. */
  List<Change> take() {
    List<Change> last = new ArrayList<>(left.size());
    left.values().forEach(changes -> last.add(changes.removeLast()));
    left.values().removeIf(Deque::isEmpty);
    return last;
  }

  /** The change that was taken stands; those before it are of no account. */
  void settle(ItemId id) {
    left.remove(id);
  }
}
