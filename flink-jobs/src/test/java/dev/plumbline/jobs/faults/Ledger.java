package dev.plumbline.jobs.faults;

import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.jobs.spine.SceneItems;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An endless stream of events from a seed, and what those that were taken from it come to: items
 * are put, put anew and deleted. Each event carries a number of its own, {@code version}, and a
 * time that jumps to and fro by years, as clocks do that somebody sets.
 */
public final class Ledger {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private final Random random;
  private final List<ItemEvent> fresh = new ArrayList<>();
  private final SortedMap<ItemId, ItemEvent> last = new TreeMap<>();
  private int scene;
  private long version;

  private Ledger(long seed) {
    this.random = new Random(seed);
  }

  /** The stream of the seed that {@code plumbline.faults.seed} names; 1 if it names none. */
  public static Ledger open() {
    return new Ledger(Long.getLong("plumbline.faults.seed", 1));
  }

  /** Pictures and captions that are new, so many events of them. */
  public List<ItemEvent> nextNew(int count) {
    List<ItemEvent> events = new ArrayList<>();
    while (events.size() < count) {
      events.add(book(nextFresh()));
    }
    return events;
  }

  /** Of five events about three put something new, one puts anew and one deletes. */
  public List<ItemEvent> next(int count) {
    List<ItemEvent> events = new ArrayList<>();
    while (events.size() < count) {
      int kind = random.nextInt(10);
      if (kind < 6 || last.isEmpty()) {
        events.add(book(nextFresh()));
      } else if (kind < 8) {
        events.add(book(changed(any())));
      } else {
        ItemId gone = any().id();
        last.remove(gone);
        events.add(new ItemEvent.Delete(gone, time(), "ledger"));
      }
    }
    return events;
  }

  /** Each item's last event; deleted ones are not there. */
  public SortedMap<ItemId, ItemEvent> items() {
    return Collections.unmodifiableSortedMap(last);
  }

  /** How many events were taken. */
  public long events() {
    return version;
  }

  private ItemEvent book(ItemEvent event) {
    last.put(event.id(), event);
    return event;
  }

  private ItemEvent any() {
    List<ItemEvent> all = List.copyOf(last.values());
    return all.get(random.nextInt(all.size()));
  }

  private ItemEvent nextFresh() {
    if (fresh.isEmpty()) {
      fresh.addAll(SceneItems.of(scene, scene + 1));
      scene++;
    }
    return stamped(fresh.remove(0));
  }

  private ItemEvent changed(ItemEvent before) {
    if (before instanceof ItemEvent.Caption caption) {
      return stamped(
          new ItemEvent.Caption(
              caption.id(),
              caption.partOf(),
              "put anew as number " + version,
              caption.attributes(),
              caption.eventTime(),
              caption.source()));
    }
    return stamped(before);
  }

  private ItemEvent stamped(ItemEvent event) {
    Attributes attributes =
        Attributes.of(Map.of("version", new AttributeValue.Numeric((double) version)));
    if (event instanceof ItemEvent.Caption c) {
      return new ItemEvent.Caption(c.id(), c.partOf(), c.text(), attributes, time(), "ledger");
    }
    ItemEvent.Image i = (ItemEvent.Image) event;
    return new ItemEvent.Image(i.id(), i.content(), attributes, time(), "ledger");
  }

  private Instant time() {
    version++;
    return NOON.plus(Duration.ofDays(random.nextInt(-20_000, 20_000)));
  }
}
