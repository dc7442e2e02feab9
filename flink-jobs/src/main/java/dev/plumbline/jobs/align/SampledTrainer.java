package dev.plumbline.jobs.align;

import dev.plumbline.core.align.AlignerTrainer;
import dev.plumbline.core.align.AlignerTrainer.TrainingContext;
import dev.plumbline.core.align.AlignerTrainer.TrainingMonitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Any trainer on a uniform sample of the pairs so far (Vitter's algorithm R): memory is bounded,
 * and no pair's age counts.
 */
final class SampledTrainer implements PairLearner {
  /** Pairs in the sample, at most. */
  static final int CAPACITY = 10_000;

  private static final long SEED = 7;
  private static final Logger log = LoggerFactory.getLogger(SampledTrainer.class);

  private final AlignerTrainer trainer;
  private final Examples examples;
  private final List<Pair> sample;
  private long seen;

  private SampledTrainer(AlignerTrainer trainer, Examples examples, List<Pair> sample, long seen) {
    this.trainer = trainer;
    this.examples = examples;
    this.sample = new ArrayList<>(sample);
    this.seen = seen;
  }

  static SampledTrainer fresh(AlignerTrainer trainer, Examples examples) {
    return new SampledTrainer(trainer, examples, List.of(), 0);
  }

  static SampledTrainer restore(AlignerTrainer trainer, Examples examples, byte[] bytes) {
    PairBytes.Sample sample = PairBytes.read(bytes);
    return new SampledTrainer(trainer, examples, sample.pairs(), sample.seen());
  }

  @Override
  public String method() {
    return trainer.method();
  }

  @Override
  public void add(Pair pair) {
    seen++;
    if (sample.size() < CAPACITY) {
      sample.add(pair);
      return;
    }
    // The draw hangs on the pair's number alone, so that it is the same after a restore.
    long place = Math.floorMod(new Random(SEED ^ seen * 0x9E3779B97F4A7C15L).nextLong(), seen);
    if (place < CAPACITY) {
      sample.set((int) place, pair);
    }
  }

  @Override
  public PendingFit freeze() {
    List<Pair> now = List.copyOf(sample);
    return isCancelled ->
        trainer.fit(
            examples.of(now, SEED),
            new TrainingContext(
                SEED, Optional.empty(), Optional.empty(), new Cancellable(isCancelled)));
  }

  private record Cancellable(BooleanSupplier flag) implements TrainingMonitor {
    @Override
    public void progress(double done, String message) {
      log.debug("{} %: {}", Math.round(100 * done), message);
    }

    @Override
    public boolean isCancelled() {
      return flag.getAsBoolean();
    }
  }

  @Override
  public byte[] toBytes() {
    return PairBytes.write(new PairBytes.Sample(seen, sample));
  }
}
