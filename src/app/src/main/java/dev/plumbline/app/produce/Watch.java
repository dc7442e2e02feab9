package dev.plumbline.app.produce;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;

/** Watches for what is sent until it is searchable. */
interface Watch extends AutoCloseable {
  /** The same pictures, watched as they go by. */
  Iterator<Batch> watching(Iterator<Batch> pictures);

  /**
   * Waits until all that is watched for is found, or nothing was for too long; empty if nothing is
   * watched for.
   *
   * @param messages where progress is shown
   */
  Optional<Freshness> await(PrintWriter messages) throws InterruptedException;

  @Override
  void close();

  /**
   * How long items took from being sent to being found.
   *
   * @param samples how many items were found
   * @param missing how many were not, in the end
   */
  record Freshness(int samples, int missing, Duration median, Duration p99) {}

  /** Looks at nothing. */
  static Watch none() {
    return new Watch() {
      @Override
      public Iterator<Batch> watching(Iterator<Batch> pictures) {
        return pictures;
      }

      @Override
      public Optional<Freshness> await(PrintWriter messages) {
        return Optional.empty();
      }

      @Override
      public void close() {}
    };
  }
}
