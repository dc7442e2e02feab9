package dev.plumbline.methods.image;

import dev.plumbline.core.model.FloatMatrix;

/** Where a training's images come from, for example {@code pixels::select}. */
@FunctionalInterface
public interface ImageSource {
  /**
   * Images for a batch.
   *
   * @param rows which, [n]
   * @return one a row, [n, side * side]; they need not be the same the next time
   */
  FloatMatrix images(int[] rows);
}
