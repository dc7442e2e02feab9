package dev.plumbline.app.bench.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many items were searchable, and when. Looked at on a thread of its own, so that what sends
 * them does not hold it up; {@link #await} may be called once.
 */
final class Growth implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final LongSupplier count;
  private final long goal;
  private final long began = System.nanoTime();
  private final List<Sample> samples = new ArrayList<>();
  private final Thread thread = new Thread(this::look, "bench-growth");

  /**
   * A look.
   *
   * @param nanos since the beginning
   * @param items that were there then
   */
  private record Sample(long nanos, long items) {}

  private Growth(LongSupplier count, long goal) {
    this.count = count;
    this.goal = goal;
  }

  /**
   * Looks until there are so many, and no longer.
   *
   * @param goal 1 or more
   */
  static Growth of(LongSupplier count, long goal) {
    Growth growth = new Growth(count, goal);
    growth.thread.setDaemon(true);
    growth.thread.start();
    return growth;
  }

  private void look() {
    try {
      long last = 0;
      long looked = 0;
      while (last < goal) {
        pause(looked);
        long lookBegan = System.nanoTime();
        long items = count.getAsLong();
        looked = System.nanoTime() - lookBegan;
        if (items > last) {
          last = items;
          add(new Sample(System.nanoTime() - began, items));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  /** A look at a server takes its time from what is measured: at most a tenth of it. */
  private static void pause(long lookedNanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(Math.max(LOOK_EVERY.toNanos(), 9 * lookedNanos));
  }

  private synchronized void add(Sample sample) {
    samples.add(sample);
  }

  /**
   * Waits until all are there.
   *
   * @throws IllegalStateException if they are not in time
   */
  void await(Duration patience) throws InterruptedException {
    thread.join(patience.toMillis());
    if (last() < goal) {
      throw new IllegalStateException(
          "%,d of %,d items searchable after %s".formatted(last(), goal, patience));
    }
  }

  private synchronized long last() {
    return samples.isEmpty() ? 0 : samples.get(samples.size() - 1).items();
  }

  /** From the beginning to the last item. */
  synchronized Rate whole() {
    return new Rate(goal, samples.get(samples.size() - 1).nanos() / 1e9);
  }

  /**
   * While items came one after the other: from the look that first saw a share of them to the one
   * that first saw a larger share. The whole where both are one look.
   *
   * @param from a share of the items, 0 to 1; 0 is the first look that saw any
   * @param to a larger one
   */
  synchronized Rate between(double from, double to) {
    Sample first = first(from);
    Sample last = first(to);
    return last.items() == first.items()
        ? whole()
        : new Rate(last.items() - first.items(), (last.nanos() - first.nanos()) / 1e9);
  }

  private Sample first(double share) {
    return samples.stream()
        .filter(sample -> sample.items() >= share * goal)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("asked before all were there"));
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
