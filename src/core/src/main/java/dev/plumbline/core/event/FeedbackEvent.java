package dev.plumbline.core.event;

import dev.plumbline.core.model.ItemId;
import java.time.Instant;

/**
 * What a searcher thought of an answer.
 *
 * @param queryId the query that it answered
 * @param item the item shown
 * @param kind what the searcher did
 * @param eventTime when, by the gateway's clock
 */
public record FeedbackEvent(String queryId, ItemId item, Kind kind, Instant eventTime) {
  /** What the searcher did. */
  public enum Kind {
    /** Opened the item. */
    CLICK,
    /** Said that it fits. */
    UP,
    /** Said that it does not fit. */
    DOWN
  }
}
