package dev.plumbline.app.produce;

import dev.plumbline.core.event.ItemEvent;
import java.util.List;

/**
 * A picture's events: the picture, then its captions.
 *
 * @param events in the order in which they are sent; none if there is nothing to send of it
 */
record Batch(List<ItemEvent> events) {
  Batch {
    events = List.copyOf(events);
  }
}
