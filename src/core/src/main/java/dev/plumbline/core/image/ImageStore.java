package dev.plumbline.core.image;

import dev.plumbline.core.model.ItemId;
import java.util.Optional;

/**
 * Keeps small pictures of items, as many as its bound allows: the ones put longest ago go first. So
 * a picture that is not there is an ordinary answer. Thread-safe.
 *
 * <p>Each method may throw {@link dev.plumbline.core.model.ServiceException}.
 */
public interface ImageStore {
  Optional<Thumbnail> find(ItemId id);

  /** Puts a picture, in place of the item's earlier one. */
  void put(ItemId id, Thumbnail thumbnail);

  /** Forgets an item's picture; does nothing if there is none. */
  void delete(ItemId id);
}
