package dev.plumbline.core.encode;

import dev.plumbline.core.model.ServiceException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Finds the members of a batch that make it fail, by halving. */
final class Bisection {
  /** Memory may be short for another's sake, so a single member is given some more chances. */
  private static final int MEMORY_TRIES = 3;

  private static final long MEMORY_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private Bisection() {}

  /**
   * Gives the batch to the action; if that fails or runs out of memory, gives it each half, and so
   * on down to single members, which go to {@code onPoison} with their error.
   *
   * @throws ServiceException if it is transient: no member is to blame
   */
  static <T> void apply(
      List<T> batch, Consumer<List<T>> action, BiConsumer<T, Throwable> onPoison) {
    if (batch.isEmpty()) {
      return;
    }
    int tries = 0;
    while (true) {
      try {
        action.accept(batch);
        return;
      } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
        if (e instanceof ServiceException service && service.isTransient()) {
          throw e;
        }
        if (batch.size() > 1) {
          int middle = batch.size() / 2;
          apply(batch.subList(0, middle), action, onPoison);
          apply(batch.subList(middle, batch.size()), action, onPoison);
          return;
        }
        if (++tries >= MEMORY_TRIES || !isShortOfMemory(e)) {
          onPoison.accept(batch.get(0), e);
          return;
        }
        LockSupport.parkNanos(tries * MEMORY_PAUSE_NANOS);
      }
    }
  }

  private static boolean isShortOfMemory(Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof OutOfMemoryError) {
        return true;
      }
    }
    return false;
  }
}
