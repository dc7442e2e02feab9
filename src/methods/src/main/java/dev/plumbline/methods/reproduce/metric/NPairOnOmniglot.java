package dev.plumbline.methods.reproduce.metric;

import ai.djl.ndarray.NDArray;
import dev.plumbline.methods.datasets.Omniglot;
import dev.plumbline.methods.metric.HingeLoss;
import dev.plumbline.methods.metric.Mask;
import dev.plumbline.methods.metric.Measure;
import dev.plumbline.methods.metric.NPair;
import dev.plumbline.methods.metric.PairMatrix;
import dev.plumbline.methods.network.Rows;
import dev.plumbline.methods.reproduce.Claim;
import dev.plumbline.methods.reproduce.Measured;
import dev.plumbline.methods.reproduce.Reproduction;
import dev.plumbline.methods.reproduce.Threshold;
import dev.plumbline.methods.reproduce.Trial;
import dev.plumbline.tensors.Constants;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * N-pair loss against the triplet loss, which sees one negative an anchor, drawn from the same
 * batch, and needs embeddings of length 1.
 */
public final class NPairOnOmniglot implements Reproduction {
  private static final String NPAIR = "R@1, unseen alphabets";
  private static final String TRIPLET = "R@1 of the triplet loss";
  private static final String GAIN = "R@1 - that of the triplet loss";

  // each arm takes what is best for it on the validation alphabets
  private static final List<NPair> LOSSES =
      List.of(new NPair(.01), new NPair(.003), new NPair(.03));
  private static final List<HingeLoss> HINGES =
      List.of(new HingeLoss(.5), new HingeLoss(.2), new HingeLoss(1));
  private static final double RATE = 2e-3;
  private static final int EPOCHS = 20;
  private static final int QUICK_EPOCHS = 10;

  @Override
  public String method() {
    return NPair.METHOD;
  }

  @Override
  public List<String> datasets() {
    return List.of(Omniglot.NAME);
  }

  @Override
  public String setting() {
    return "Omniglot, unseen alphabets";
  }

  @Override
  public List<Claim> claims() {
    return List.of(
        new Claim(NPAIR, "-", Threshold.none()),
        new Claim(TRIPLET, "-", Threshold.none()),
        new Claim(GAIN, "-", Threshold.atLeast(.03)));
  }

  @Override
  public Map<String, Measured> run(Trial trial) throws IOException {
    Omniglot omniglot = Omniglot.read(trial.folder(Omniglot.NAME));
    int epochs = trial.quick() ? QUICK_EPOCHS : EPOCHS;
    UnseenCharacters choosing =
        new UnseenCharacters(omniglot.train(), omniglot.validation(), epochs);
    NPair loss =
        Choice.of(LOSSES, (l, seed) -> choosing.measure(npair(l), RATE, seed).recallAt1(), trial);
    HingeLoss hinge =
        Choice.of(
            HINGES, (h, seed) -> choosing.measure(triplet(h, seed), RATE, seed).recallAt1(), trial);
    UnseenCharacters experiment =
        new UnseenCharacters(
            omniglot.train().followedBy(omniglot.validation()), omniglot.test(), epochs);
    List<Double> npair = new ArrayList<>();
    List<Double> triplet = new ArrayList<>();
    List<Double> gain = new ArrayList<>();
    for (long seed : trial.seeds()) {
      SelfRetrieval ours = experiment.measure(npair(loss), RATE, seed);
      SelfRetrieval theirs = experiment.measure(triplet(hinge, seed), RATE, seed);
      npair.add(ours.recallAt1());
      triplet.add(theirs.recallAt1());
      gain.add(ours.recallAt1() - theirs.recallAt1());
      trial.progress().accept("seed " + seed + ": " + ours + " against " + theirs);
    }
    return Map.of(
        NPAIR,
        Measured.of(npair),
        TRIPLET,
        Measured.of(triplet),
        GAIN,
        new Measured(gain, loss + " against " + hinge + ", both after " + epochs + " epochs"));
  }

  private static Arm npair(NPair loss) {
    return new Arm.OfPairs(
        (anchors, positives, classes) ->
            loss.of(PairMatrix.between(Measure.DOT.scores(anchors, positives), classes, classes))
                .add(loss.penalty(anchors))
                .add(loss.penalty(positives)));
  }

  private static Arm triplet(HingeLoss hinge, long seed) {
    Random random = new Random(seed);
    return new Arm.OfPairs(
        (anchors, positives, classes) -> {
          int n = classes.length;
          int[] negative = random.ints(n, 1, n).toArray(); // how many places behind the positive
          NDArray scores =
              Measure.SQUARED_EUCLIDEAN.scores(Rows.unit(anchors), Rows.unit(positives));
          PairMatrix pairs = PairMatrix.between(scores, classes, classes);
          Mask drawn = Mask.of(n, n, (i, j) -> j == (i + negative[i]) % n);
          return Constants.over(hinge.of(pairs.withNegatives(drawn)), n);
        });
  }
}
