package dev.plumbline.jobs.faults;

import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an index holds against what was sent, item by item.
 *
 * @param items that must be there
 * @param lost that are not there
 * @param duplicated that are there more than once
 * @param wrong that are there in another version than the last one, or though they were deleted
 * @param examples of the three
 */
record Comparison(int items, int lost, int duplicated, int wrong, List<String> examples) {
  static Comparison of(Ledger ledger, List<IndexRecord> held) {
    Map<ItemId, Item> found = new HashMap<>();
    List<String> examples = new ArrayList<>();
    int duplicated = 0;
    for (IndexRecord record : held) {
      if (found.put(record.item().id(), record.item()) != null) {
        duplicated++;
        examples.add("twice: " + record.item().id());
      }
    }
    int lost = 0;
    int wrong = 0;
    for (ItemEvent event : ledger.items().values()) {
      Item item = found.remove(event.id());
      if (item == null) {
        lost++;
        examples.add("lost: " + event.id());
      } else if (!isOf(item, event)) {
        wrong++;
        examples.add("wrong: " + item + ", sent: " + event);
      }
    }
    for (ItemId id : found.keySet()) {
      wrong++;
      examples.add("deleted, and there: " + id);
    }
    return new Comparison(
        ledger.items().size(),
        lost,
        duplicated,
        wrong,
        List.copyOf(examples.subList(0, Math.min(5, examples.size()))));
  }

  /** The index cannot be read. */
  static Comparison nothingRead(Ledger ledger, String why) {
    int items = ledger.items().size();
    return new Comparison(items, items, 0, 0, List.of(why));
  }

  private static boolean isOf(Item item, ItemEvent event) {
    boolean same = item.eventTime().equals(event.eventTime());
    if (event instanceof ItemEvent.Caption caption) {
      return same
          && item.attributes().equals(caption.attributes())
          && item.text().equals(Optional.of(caption.text()))
          && item.partOf().equals(Optional.of(caption.partOf()));
    }
    return same && item.attributes().equals(((ItemEvent.Image) event).attributes());
  }

  boolean isClean() {
    return lost == 0 && duplicated == 0 && wrong == 0;
  }
}
