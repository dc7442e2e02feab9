package dev.plumbline.core.index;

import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Item;

/**
 * What an index holds of an item.
 *
 * @param item the item; its id is the primary key
 * @param vector its place in the shared space, at length 1
 */
public record IndexRecord(Item item, FloatVector vector) {
  private static final double TOLERANCE = 1e-4;

  public IndexRecord {
    double norm = vector.norm();
    if (!(Math.abs(norm - 1) <= TOLERANCE)) {
      throw new IllegalArgumentException("vector of length " + norm + " (expected: 1)");
    }
  }
}
