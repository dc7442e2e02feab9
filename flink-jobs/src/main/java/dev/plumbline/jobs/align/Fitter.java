package dev.plumbline.jobs.align;

import dev.plumbline.config.AlignerSettings;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.refine.Holdout;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what is learned from and when to fit, and numbers what was fitted. A pair is for training
 * or held out for good, by its picture's id. One round is out at a time; until it is taken back its
 * fit counts as due, so that a state that is saved meanwhile leads to it again. Thread-confined;
 * the rounds are not.
 */
final class Fitter {
  private static final Logger log = LoggerFactory.getLogger(Fitter.class);

  private final AlignerSettings settings;
  private final Holdout holdout;
  private final HeldOutPairs heldOut = new HeldOutPairs();

  private @Nullable PairLearner learner;
  private @Nullable EncoderPair encoders; // those of the first pair
  private @Nullable Aligner champion;
  private @Nullable FitRound out;
  private long lastVersion;
  private long trainPairs;
  private long nextFit;
  private long otherEncoders;

  Fitter(AlignerSettings settings) {
    this.settings = settings;
    this.holdout = new Holdout(settings.holdoutPercent());
    this.nextFit = settings.firstPairs();
  }

  long trainPairs() {
    return trainPairs;
  }

  long heldOutPairs() {
    return heldOut.pairs().size();
  }

  boolean isFitting() {
    return out != null;
  }

  /** Takes a pair in. */
  void add(Pair pair) {
    if (encoders == null) {
      encoders = EncoderPair.of(pair);
    } else if (!encoders.equals(EncoderPair.of(pair))) {
      if (otherEncoders++ == 0) {
        log.warn("pairs of {} are left out (expected: {})", EncoderPair.of(pair), encoders);
      }
      return;
    }
    if (holdout.contains(ItemId.parse(pair.picture()))) {
      heldOut.add(pair);
      return;
    }
    if (learner == null) {
      learner = PairLearners.fresh(settings, pair);
    }
    learner.add(pair);
    trainPairs++;
  }

  /** Gives a round out if one is due and none is out. */
  Optional<FitRound> next() {
    if (out != null || learner == null || encoders == null || trainPairs < nextFit) {
      return Optional.empty();
    }
    out =
        new FitRound(
            learner.freeze(),
            learner.method(),
            new AlignerVersion(lastVersion + 1),
            encoders,
            Optional.ofNullable(champion),
            heldOut.pairs(),
            trainPairs);
    return Optional.of(out);
  }

  /**
   * Takes the round that is out back.
   *
   * @param fitted what came of it; empty if nothing good did
   * @throws IllegalStateException if none is out
   */
  void finish(Optional<Aligner> fitted) {
    if (out == null) {
      throw new IllegalStateException("no round is out");
    }
    nextFit = after(out.trainPairs());
    out = null;
    fitted.ifPresent(this::crown);
  }

  private void crown(Aligner aligner) {
    lastVersion = aligner.header().version().number();
    champion = aligner;
  }

  /** When the pairs have doubled: early ones count for much, later ones for little. */
  private long after(long pairs) {
    return pairs + Math.min(pairs, settings.everyPairs());
  }

  /** Goes on after an aligner that is published already, if this state does not know it. */
  void startAfter(Aligner published) {
    if (published.header().version().number() > lastVersion) {
      crown(published);
    }
  }

  FitterState state() {
    return new FitterState(
        Optional.ofNullable(learner).map(PairLearner::toBytes),
        heldOut.pairs(),
        Optional.ofNullable(champion).map(AlignerBytes::write),
        Optional.ofNullable(encoders),
        lastVersion,
        trainPairs,
        nextFit);
  }

  void restore(FitterState state) {
    learner = state.learner().map(bytes -> PairLearners.restore(settings, bytes)).orElse(null);
    state.heldOut().forEach(heldOut::add);
    champion = state.champion().map(AlignerBytes::read).orElse(null);
    encoders =
        state.encoders().or(() -> Optional.ofNullable(champion).map(EncoderPair::of)).orElse(null);
    lastVersion = state.lastVersion();
    trainPairs = state.trainPairs();
    nextFit =
        champion == null ? settings.firstPairs() : Math.min(state.nextFit(), after(trainPairs));
  }
}
