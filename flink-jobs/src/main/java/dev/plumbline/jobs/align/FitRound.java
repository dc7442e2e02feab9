package dev.plumbline.jobs.align;

import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.evaluate.PairedBootstrap;
import dev.plumbline.core.evaluate.RetrievalEvaluator;
import dev.plumbline.core.model.AlignerVersion;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One fit, and its judgement: a first aligner is taken as it is; a later one must beat the one
 * before on the pairs held out, by more than the bootstrap's confidence bound. Nothing of it
 * changes once it is made, so that it can run on another thread than its {@link Fitter}'s.
 *
 * @param fit what is to be fitted
 * @param method the method's name
 * @param version what the aligner will be called
 * @param encoders whose vectors it will be for
 * @param champion the one to beat, if there is one
 * @param heldOut pairs to judge on
 * @param trainPairs how many pairs it learns from
 */
record FitRound(
    PendingFit fit,
    String method,
    AlignerVersion version,
    EncoderPair encoders,
    Optional<Aligner> champion,
    List<Pair> heldOut,
    long trainPairs) {
  private static final Logger log = LoggerFactory.getLogger(FitRound.class);

  /** Groups that a comparison needs for its interval to mean anything. */
  private static final int MIN_HELD_OUT_PAIRS = 20;

  FitRound {
    heldOut = List.copyOf(heldOut);
  }

  /**
   * Fits and judges. Pairs that cannot be learned from must not fail a job, which would meet them
   * again after its restart: they give no aligner, and a line in the log.
   *
   * @param isCancelled asked now and then whether to stop without an aligner
   * @return the aligner, if there is one and it is good
   */
  Optional<Aligner> run(InstantSource clock, BooleanSupplier isCancelled) {
    long start = System.nanoTime();
    try {
      Optional<Aligner> fitted = fitAndJudge(clock, isCancelled);
      log.info(
          "{} on {} pairs took {} ms: {}",
          method,
          trainPairs,
          (System.nanoTime() - start) / 1_000_000,
          fitted.map(aligner -> aligner.header().toString()).orElse("no better aligner"));
      return fitted;
    } catch (CancellationException e) {
      log.info("{} on {} pairs was cancelled", method, trainPairs);
      return Optional.empty();
    } catch (RuntimeException e) {
      log.warn("no aligner from {} pairs", trainPairs, e);
      return Optional.empty();
    }
  }

  private Optional<Aligner> fitAndJudge(InstantSource clock, BooleanSupplier isCancelled) {
    Projections projections = fit.run(isCancelled);
    Aligner bare = aligner(projections, Map.of(), clock);
    return isBetter(bare)
        ? Optional.of(aligner(projections, metrics(bare), clock))
        : Optional.empty();
  }

  private Aligner aligner(
      Projections projections, Map<String, Double> metrics, InstantSource clock) {
    return new Aligner(
        new AlignerHeader(
            version,
            method,
            encoders.visual(),
            encoders.textual(),
            metrics,
            champion.map(c -> c.header().version()),
            clock.instant().truncatedTo(ChronoUnit.MILLIS)),
        projections.visual(),
        projections.textual());
  }

  private boolean isBetter(Aligner challenger) {
    if (champion.isEmpty()
        || !EncoderPair.of(champion.get()).equals(encoders)
        || heldOut.size() < MIN_HELD_OUT_PAIRS) {
      return true;
    }
    PairedBootstrap.Difference difference =
        PairedBootstrap.ofSeed(version.number() - 1)
            .compare(challenger, champion.get(), PairSets.of(heldOut));
    log.info(
        "challenger after {} pairs against {}: {}",
        trainPairs,
        champion.get().header().version(),
        difference);
    return difference.isGain();
  }

  private Map<String, Double> metrics(Aligner aligner) {
    SortedMap<String, Double> metrics = new TreeMap<>();
    metrics.put("train.pairs", (double) trainPairs);
    if (!heldOut.isEmpty()) {
      PairSet pairs = PairSets.of(heldOut);
      metrics.put("holdout.pairs", (double) pairs.size());
      metrics.putAll(RetrievalEvaluator.evaluate(aligner, pairs).metrics("holdout."));
    }
    return metrics;
  }
}
