package dev.plumbline.app.bench.ingest;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.FilterParser;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.ItemId;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How long pictures took from being sent to being found in the live generation.
 *
 * @param latencies in nanoseconds, to three digits
 */
record Freshness(Histogram latencies) {
  private static final double NANOS_PER_MILLI = 1e6;

  double millis(double percentile) {
    return latencies.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
  }

  long samples() {
    return latencies.getTotalCount();
  }

  /** Looks for what was sent, on a thread of its own. */
  static final class Probe implements AutoCloseable {
    private static final long PAUSE_MILLIS = 5;
    private static final long HIGHEST = Duration.ofMinutes(30).toNanos();
    private static final int DIGITS = 3;

    private final VectorIndex index;
    private final Queue<Sample> waiting = new ConcurrentLinkedQueue<>();
    private final Histogram latencies = new ConcurrentHistogram(HIGHEST, DIGITS);
    private final Thread thread = new Thread(this::run, "bench-freshness");

    private record Sample(ItemId id, Filter filter, long sent) {}

    private Probe(VectorIndex index) {
      this.index = index;
    }

    static Probe start(VectorIndex index) {
      Probe probe = new Probe(index);
      probe.thread.setDaemon(true);
      probe.thread.start();
      return probe;
    }

    /** An item is sent now. */
    void sent(ItemId id) {
      Filter filter = FilterParser.parse("id == \"" + id.id() + "\"");
      waiting.add(new Sample(id, filter, System.nanoTime()));
    }

    /**
     * Waits until all are found.
     *
     * @throws IllegalStateException if they are not in time
     */
    Freshness await(Duration patience) throws InterruptedException {
      long began = System.nanoTime();
      while (!waiting.isEmpty()) {
        if (System.nanoTime() - began > patience.toNanos()) {
          throw new IllegalStateException(waiting.size() + " pictures were never found");
        }
        Thread.sleep(PAUSE_MILLIS);
      }
      return new Freshness(latencies);
    }

    private void run() {
      try {
        while (!Thread.currentThread().isInterrupted()) {
          GenerationId live = index.live().orElseThrow().id();
          for (Sample sample : List.copyOf(waiting)) {
            if (index.count(live, sample.id().tenant(), sample.filter()) > 0) {
              latencies.recordValue(System.nanoTime() - sample.sent());
              waiting.remove(sample);
            }
          }
          Thread.sleep(PAUSE_MILLIS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // closed
      }
    }

    @Override
    public void close() {
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
