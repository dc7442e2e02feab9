package dev.plumbline.index.lucene;

import dev.plumbline.core.model.ServiceException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges in the background. Where Lucene would block a writer for as long as merges are behind,
 * this lets the writer wait up to a deadline and then try again later.
 */
final class Merges extends ConcurrentMergeScheduler {
  private static final Logger log = LoggerFactory.getLogger(Merges.class);

  /** Never blocks here: {@link #awaitRoom} has done so already. */
  @Override
  protected synchronized boolean maybeStall(MergeSource source) {
    return true;
  }

  /**
   * Waits until merges keep up with writes.
   *
   * @throws ServiceException transient, if they do not by the deadline
   */
  synchronized void awaitRoom(Duration deadline) {
    long end = System.nanoTime() + deadline.toNanos();
    while (mergeThreadCount() > getMaxMergeCount()) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new ServiceException(
            ServiceException.Kind.TRANSIENT,
            mergeThreadCount() + " merges are behind after " + deadline);
      }
      try {
        wait(left); // a merge that ends notifies
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ServiceException(
            ServiceException.Kind.TRANSIENT, "interrupted while merges were behind", e);
      }
    }
  }

  /** The writer has closed itself by now; the next write says why. */
  @Override
  protected void handleMergeException(Throwable cause) {
    log.warn("a merge failed: {}", cause.toString());
  }
}
