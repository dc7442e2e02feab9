package dev.plumbline.app.bench.query;

import dev.plumbline.app.bench.ProcessorTime;
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
  private static final double NANOS = 1e9;

  private final Histogram latencies = new ConcurrentHistogram(HIGHEST, DIGITS);
  private final LongAdder shed = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final DoubleAdder seconds = new DoubleAdder();
  private final LongAdder process = new LongAdder();
  private final LongAdder compiler = new LongAdder();
  private final LongAdder clients = new LongAdder();

  void add(Outcome outcome, long nanos) {
    switch (outcome) {
      case ANSWERED -> latencies.recordValue(Math.min(nanos, HIGHEST));
      case SHED -> shed.increment();
      case FAILED -> failed.increment();
    }
  }

  /** Adds the processor time of one client. */
  void clientTook(long nanos) {
    clients.add(nanos);
  }

  void lasted(double moreSeconds, ProcessorTime took) {
    seconds.add(moreSeconds);
    process.add(took.process());
    compiler.add(took.compiler());
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

  /** Processors that were busy, on average. */
  double busy() {
    return process.sum() / NANOS / seconds.sum();
  }

  /** The clients' share of the processor time, 0 to 1. */
  double clientShare() {
    return share(clients.sum());
  }

  /** The share of the processor time that compiling Java took, about. */
  double compilerShare() {
    return share(compiler.sum());
  }

  private double share(long nanos) {
    return process.sum() == 0 ? 0 : (double) nanos / process.sum();
  }

  /** A percentile of the latencies, in milliseconds. */
  double millis(double percentile) {
    return latencies.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
  }
}
