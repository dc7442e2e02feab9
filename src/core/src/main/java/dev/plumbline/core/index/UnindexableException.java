package dev.plumbline.core.index;

import dev.plumbline.core.event.Rejection;
import dev.plumbline.core.model.ItemId;

/**
 * An index will not hold an item, however often it is asked: the item alone is to blame, neither
 * its neighbours in the call nor the server.
 */
public final class UnindexableException extends RuntimeException {
  private final transient ItemId id;
  private final transient Rejection rejection;

  /**
   * @param id the item
   * @param detail a sentence for people: what was wrong, what was expected
   */
  public UnindexableException(ItemId id, Rejection.Reason reason, String detail) {
    super(id + ": " + detail);
    this.id = id;
    this.rejection = new Rejection(reason, detail);
  }

  public UnindexableException(ItemId id, Rejection.Reason reason, String detail, Throwable cause) {
    super(id + ": " + detail, cause);
    this.id = id;
    this.rejection = new Rejection(reason, detail);
  }

  /** The item that is to be left out. */
  public ItemId id() {
    return id;
  }

  /** Why. */
  public Rejection rejection() {
    return rejection;
  }
}
