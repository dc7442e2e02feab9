package dev.plumbline.app.bench.ingest;

import dev.plumbline.app.bench.BenchProgress;
import dev.plumbline.app.bench.ProcessorTime;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * The index alone and the index job alone, by turns: each time both write the same rows, so that
 * Java's compiler and whatever else keeps the machine busy meet both alike.
 */
final class IndexTurns {
  static final int TURNS = 5;
  private static final int MAX_WARM_UPS = 8;

  /** The share of a processor below which nothing is left of the turn before, such as merges. */
  private static final double AT_REST = 0.15;

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final int MAX_LOOKS = 50;

  private final Turn bare;
  private final Turn job;
  private final BenchProgress progress;

  /** Writes all rows once. */
  interface Turn {
    /** How fast the rows were written. */
    Rate run() throws InterruptedException;
  }

  /**
   * All turns of one of the two.
   *
   * @param rate their items and their seconds together
   * @param busy nanoseconds of processors by part, together
   */
  record Side(Rate rate, Map<Part, Long> busy) {
    Side {
      busy = Map.copyOf(busy);
    }

    private static Side of(Turn turn) throws InterruptedException {
      awaitRest();
      Processors before = Processors.now();
      Rate rate = turn.run();
      return new Side(rate, Processors.now().since(before));
    }

    private Side plus(Side other) {
      Map<Part, Long> both = new EnumMap<>(Part.class);
      both.putAll(busy);
      other.busy.forEach((part, nanos) -> both.merge(part, nanos, Long::sum));
      return new Side(rate.plus(other.rate), both);
    }
  }

  /** What was measured of both. */
  record Result(Side bare, Side job) {}

  IndexTurns(Turn bare, Turn job, BenchProgress progress) {
    this.bare = bare;
    this.job = job;
    this.progress = progress;
  }

  /**
   * Warms both up, then measures.
   *
   * @param warmUps rounds at most, 0 or more
   */
  Result run(int warmUps) throws InterruptedException {
    progress.step("the index alone and the index job alone, by turns");
    new WarmUp(progress)
        .run(
            Math.min(warmUps, MAX_WARM_UPS),
            n -> {
              bare.run();
              job.run();
            });
    Result sum = turn();
    for (int i = 1; i < TURNS; i++) {
      Result next = turn();
      sum = new Result(sum.bare().plus(next.bare()), sum.job().plus(next.job()));
    }
    return sum;
  }

  private Result turn() throws InterruptedException {
    Result result = new Result(Side.of(bare), Side.of(job));
    progress.step(
        "%.0f and %.0f rows a second"
            .formatted(result.bare().rate().perSecond(), result.job().rate().perSecond()));
    return result;
  }

  private static void awaitRest() throws InterruptedException {
    for (int look = 0; look < MAX_LOOKS; look++) {
      long began = System.nanoTime();
      long before = ProcessorTime.ofProcess();
      Thread.sleep(LOOK_EVERY.toMillis());
      double busy = (double) (ProcessorTime.ofProcess() - before) / (System.nanoTime() - began);
      if (busy < AT_REST) {
        return;
      }
    }
  }
}
