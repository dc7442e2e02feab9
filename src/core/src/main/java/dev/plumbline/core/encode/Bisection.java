package dev.plumbline.core.encode;

import dev.plumbline.core.model.ServiceException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Finds the members of a batch that make it fail, by halving. */
final class Bisection {
  private Bisection() {}

  /**
   * Gives the batch to the action; if that fails, gives it each half, and so on down to single
   * members, which go to {@code onPoison} with their error.
   *
   * @throws ServiceException if it is transient: no member is to blame
   */
  static <T> void apply(
      List<T> batch, Consumer<List<T>> action, BiConsumer<T, RuntimeException> onPoison) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      action.accept(batch);
    } catch (RuntimeException e) {
      if (e instanceof ServiceException service && service.isTransient()) {
        throw e;
      }
      if (batch.size() == 1) {
        onPoison.accept(batch.get(0), e);
        return;
      }
      int middle = batch.size() / 2;
      apply(batch.subList(0, middle), action, onPoison);
      apply(batch.subList(middle, batch.size()), action, onPoison);
    }
  }
}
