package dev.plumbline.app.bench.ingest;

import dev.plumbline.app.bench.BenchProgress;
import java.util.Map;

/**
 * Runs something until Java has compiled it: a service does that once, and a benchmark at its
 * start.
 */
final class WarmUp {
  /** The share of the process's time below which the compiler is done. */
  private static final double QUIET = 0.05;

  private final BenchProgress progress;

  WarmUp(BenchProgress progress) {
    this.progress = progress;
  }

  /** One round, the first being 1. */
  interface Round {
    void run(int number) throws InterruptedException;
  }

  /**
   * Runs rounds until the compiler is quiet.
   *
   * @param most rounds, 0 or more
   */
  void run(int most, Round round) throws InterruptedException {
    for (int number = 1; number <= most; number++) {
      Processors before = Processors.now();
      round.run(number);
      Map<Part, Long> busy = Processors.now().since(before);
      long all = busy.values().stream().mapToLong(Long::longValue).sum();
      double compiling = (double) busy.getOrDefault(Part.COMPILER, 0L) / Math.max(1, all);
      progress.step(
          "warming up further, round %d: %.0f %% of the processors' time went to the compiler"
              .formatted(number, compiling * 100));
      if (compiling < QUIET) {
        return;
      }
    }
  }
}
