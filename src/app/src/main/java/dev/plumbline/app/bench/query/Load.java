package dev.plumbline.app.bench.query;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * What a load met. Filled by the load's threads while it runs.
 *
 * <p>Latencies are of the requests that were answered, in nanoseconds, kept to three digits.
 */
final class Load {
  private static final long HIGHEST = TimeUnit.MINUTES.toNanos(10);
  private static final int DIGITS = 3;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Histogram latencies = new ConcurrentHistogram(HIGHEST, DIGITS);
  private final LongAdder shed = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final DoubleAdder seconds = new DoubleAdder();

  void add(Outcome outcome, long nanos) {
    switch (outcome) {
      case ANSWERED -> latencies.recordValue(Math.min(nanos, HIGHEST));
      case SHED -> shed.increment();
      case FAILED -> failed.increment();
    }
  }

  void lasted(double moreSeconds) {
    seconds.add(moreSeconds);
  }

  long answered() {
    return latencies.getTotalCount();
  }

  long shed() {
    return shed.sum();
  }

  long failed() {
    return failed.sum();
  }

  /** Answers a second. */
  double goodput() {
    return answered() / seconds.sum();
  }

  /** A percentile of the latencies, in milliseconds. */
  double millis(double percentile) {
    return latencies.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
  }
}
