package dev.plumbline.jobs.align;

import dev.plumbline.config.AlignerSettings;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.evaluate.PairedBootstrap;
import dev.plumbline.core.evaluate.RetrievalEvaluator;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.refine.Holdout;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when to fit, judges what was fitted, and numbers it. A pair is for training or held out
 * for good, by its picture's id. The first aligner is taken as it is; a later one must beat the one
 * before on the pairs held out, by more than the bootstrap's confidence bound. Thread-confined.
 */
final class Fitter {
  private static final Logger log = LoggerFactory.getLogger(Fitter.class);

  /** Groups that a comparison needs for its interval to mean anything. */
  private static final int MIN_HELD_OUT_PAIRS = 20;

  private final AlignerSettings settings;
  private final InstantSource clock;
  private final Holdout holdout;
  private final HeldOutPairs heldOut = new HeldOutPairs();

  private @Nullable PairLearner learner;
  private @Nullable Encoders encoders;
  private @Nullable Aligner champion;
  private long lastVersion;
  private long trainPairs;
  private long nextFit;
  private long otherEncoders;

  Fitter(AlignerSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.holdout = new Holdout(settings.holdoutPercent());
    this.nextFit = settings.firstPairs();
  }

  /** Whose vectors are aligned, and how long these are: those of the first pair. */
  record Encoders(
      EncoderVersion visual, int visualDimension, EncoderVersion textual, int textualDimension) {
    static Encoders of(Pair pair) {
      return new Encoders(
          pair.visualEncoder(), pair.visual().length, pair.textualEncoder(), pair.textual().length);
    }

    static Encoders of(Aligner aligner) {
      AlignerHeader header = aligner.header();
      return new Encoders(
          header.visualEncoder(),
          aligner.visual().inputs(),
          header.textualEncoder(),
          aligner.textual().inputs());
    }
  }

  long trainPairs() {
    return trainPairs;
  }

  long heldOutPairs() {
    return heldOut.pairs().size();
  }

  /** Takes a pair in; gives an aligner if one is due and good. */
  Optional<Aligner> add(Pair pair) {
    if (encoders == null) {
      encoders = Encoders.of(pair);
    } else if (!encoders.equals(Encoders.of(pair))) {
      if (otherEncoders++ == 0) {
        log.warn("pairs of {} are left out (expected: {})", Encoders.of(pair), encoders);
      }
      return Optional.empty();
    }
    if (holdout.contains(ItemId.parse(pair.picture()))) {
      heldOut.add(pair);
      return Optional.empty();
    }
    if (learner == null) {
      learner = PairLearners.fresh(settings, pair);
    }
    learner.add(pair);
    trainPairs++;
    return trainPairs >= nextFit ? tryToFit(learner, encoders) : Optional.empty();
  }

  /** Pairs that cannot be learned from must not fail the job: after a restart they come again. */
  private Optional<Aligner> tryToFit(PairLearner from, Encoders of) {
    nextFit = after(trainPairs);
    try {
      return fit(from, of);
    } catch (RuntimeException e) {
      log.warn("no aligner from {} pairs", trainPairs, e);
      return Optional.empty();
    }
  }

  private Optional<Aligner> fit(PairLearner from, Encoders of) {
    Projections projections = from.fit();
    AlignerVersion version = new AlignerVersion(lastVersion + 1);
    Aligner bare =
        new Aligner(
            header(version, from, of, Map.of()), projections.visual(), projections.textual());
    if (!isBetter(bare, of)) {
      return Optional.empty();
    }
    Aligner challenger =
        new Aligner(
            header(version, from, of, metrics(bare)), projections.visual(), projections.textual());
    lastVersion = version.number();
    champion = challenger;
    log.info("aligner {}: {}", version, challenger.header());
    return Optional.of(challenger);
  }

  /** When the pairs have doubled: early ones count for much, later ones for little. */
  private long after(long pairs) {
    return pairs + Math.min(pairs, settings.everyPairs());
  }

  private AlignerHeader header(
      AlignerVersion version, PairLearner from, Encoders of, Map<String, Double> metrics) {
    return new AlignerHeader(
        version,
        from.method(),
        of.visual(),
        of.textual(),
        metrics,
        Optional.ofNullable(champion).map(c -> c.header().version()),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private boolean isBetter(Aligner challenger, Encoders of) {
    Aligner before = champion;
    if (before == null
        || !Encoders.of(before).equals(of)
        || heldOut.pairs().size() < MIN_HELD_OUT_PAIRS) {
      return true;
    }
    PairedBootstrap.Difference difference =
        PairedBootstrap.ofSeed(lastVersion)
            .compare(challenger, before, PairSets.of(heldOut.pairs()));
    log.info(
        "challenger after {} pairs against {}: {}",
        trainPairs,
        before.header().version(),
        difference);
    return difference.isGain();
  }

  private Map<String, Double> metrics(Aligner aligner) {
    SortedMap<String, Double> metrics = new TreeMap<>();
    metrics.put("train.pairs", (double) trainPairs);
    if (!heldOut.pairs().isEmpty()) {
      PairSet pairs = PairSets.of(heldOut.pairs());
      metrics.put("holdout.pairs", (double) pairs.size());
      metrics.putAll(RetrievalEvaluator.evaluate(aligner, pairs).metrics("holdout."));
    }
    return metrics;
  }

  /** Goes on after an aligner that is published already, if this state does not know it. */
  void startAfter(Aligner published) {
    if (published.header().version().number() > lastVersion) {
      lastVersion = published.header().version().number();
      champion = published;
    }
  }

  FitterState state() {
    return new FitterState(
        Optional.ofNullable(learner).map(PairLearner::toBytes),
        heldOut.pairs(),
        Optional.ofNullable(champion).map(AlignerBytes::write),
        lastVersion,
        trainPairs,
        nextFit);
  }

  void restore(FitterState state) {
    learner = state.learner().map(bytes -> PairLearners.restore(settings, bytes)).orElse(null);
    state.heldOut().forEach(heldOut::add);
    champion = state.champion().map(AlignerBytes::read).orElse(null);
    encoders = Optional.ofNullable(champion).map(Encoders::of).orElse(null);
    lastVersion = state.lastVersion();
    trainPairs = state.trainPairs();
    nextFit = Math.min(state.nextFit(), after(trainPairs));
    if (champion == null) {
      nextFit = settings.firstPairs();
    }
  }
}
