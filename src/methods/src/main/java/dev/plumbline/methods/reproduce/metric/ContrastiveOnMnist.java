package dev.plumbline.methods.reproduce.metric;

import ai.djl.ndarray.NDManager;
import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.AlignerTrainer.TrainingMonitor;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.datasets.LabelledImages;
import dev.plumbline.methods.datasets.Mnist;
import dev.plumbline.methods.image.ImageNetworks;
import dev.plumbline.methods.image.ImageObjective;
import dev.plumbline.methods.image.ImageTower;
import dev.plumbline.methods.image.ImageTraining;
import dev.plumbline.methods.linear.NativeBlas;
import dev.plumbline.methods.metric.Contrastive;
import dev.plumbline.methods.metric.Mask;
import dev.plumbline.methods.metric.Measure;
import dev.plumbline.methods.metric.PairMatrix;
import dev.plumbline.methods.reproduce.Claim;
import dev.plumbline.methods.reproduce.Measured;
import dev.plumbline.methods.reproduce.Reproduction;
import dev.plumbline.methods.reproduce.Threshold;
import dev.plumbline.methods.reproduce.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * DrLIM's two experiments on 4s and 9s, mapped to two dimensions: neighbours alone as similar, and
 * neighbours and shifted copies.
 */
public final class ContrastiveOnMnist implements Reproduction {
  private static final String ACCURACY = "5-NN accuracy in 2-D, unseen digits";
  private static final String OVERLAP = "neighbour overlap under shifts";
  private static final String GAIN = "neighbour overlap under shifts - that of PCA";

  private static final List<Integer> CLASSES = List.of(4, 9);
  private static final int PER_CLASS = 3000;
  private static final int NEIGHBOURS = 5;
  private static final int DIMENSION = 2;

  /** Among about 2,000 unseen digits: a twentieth of them. */
  private static final int NEIGHBOURHOOD = 100;

  private static final List<Integer> LEARNED_SHIFTS = List.of(-6, -3, 0, 3, 6);
  private static final List<Integer> ASKED_SHIFTS = List.of(-6, -4, -2, 2, 4, 6);

  /** Chosen on training digits behind those that are learned from. */
  private static final List<Contrastive> LOSSES =
      List.of(
          new Contrastive(1, .2),
          new Contrastive(1, .1),
          new Contrastive(1, .05),
          new Contrastive(1, .5));

  private static final int VALIDATION = 2000;
  private static final double RATE = 1e-2;
  private static final int BATCH = 256;
  private static final int STEPS = 1500;
  private static final int SHIFT_STEPS = 1000; // what is asked of shifts is reached early
  private static final int QUICK_STEPS = 400;

  @Override
  public String method() {
    return "contrastive";
  }

  @Override
  public List<String> datasets() {
    return List.of(Mnist.NAME);
  }

  @Override
  public String setting() {
    return "MNIST, 4s and 9s";
  }

  @Override
  public List<Claim> claims() {
    return List.of(
        new Claim(ACCURACY, "-", Threshold.atLeast(.95), Threshold.atLeast(.8)),
        new Claim(OVERLAP, "-", Threshold.none()),
        new Claim(GAIN, "-", Threshold.atLeast(.3)));
  }

  @Override
  public Map<String, Measured> run(Trial trial) throws IOException {
    Mnist mnist = Mnist.read(trial.folder(Mnist.NAME));
    LabelledImages digits = mnist.train().of(CLASSES);
    LabelledImages train = digits.select(places(digits, 0, PER_CLASS));
    LabelledImages test = mnist.test().of(CLASSES);
    Similarity similar =
        Similarity.of(Neighbours.of(train.pixels(), train.pixels(), NEIGHBOURS, true));
    LabelledImages validation =
        digits.select(places(digits, PER_CLASS, Integer.MAX_VALUE)).first(VALIDATION);
    Contrastive loss =
        Choice.of(
            LOSSES,
            (l, seed) ->
                with(
                    l,
                    train.pixels(),
                    similar,
                    SHIFT_STEPS,
                    seed,
                    tower -> accuracy(tower, train, validation)),
            trial);
    FloatMatrix shifted = Shifts.all(train.pixels(), train.side(), LEARNED_SHIFTS);
    Affine pca = PrincipalComponents.of(shifted, DIMENSION);
    double base = overlap(test, pca::apply);
    int steps = trial.quick() ? QUICK_STEPS : STEPS;
    int shiftSteps = trial.quick() ? QUICK_STEPS : SHIFT_STEPS;
    List<Double> accuracies = new ArrayList<>();
    List<Double> overlaps = new ArrayList<>();
    for (long seed : trial.seeds()) {
      accuracies.add(
          with(loss, train.pixels(), similar, steps, seed, tower -> accuracy(tower, train, test)));
      overlaps.add(
          with(loss, shifted, similar, shiftSteps, seed, tower -> overlap(test, tower::embed)));
      trial
          .progress()
          .accept(
              "seed " + seed + ": accuracy " + last(accuracies) + ", overlap " + last(overlaps));
    }
    return Map.of(
        ACCURACY,
        new Measured(accuracies, loss + (trial.quick() ? "" : " chosen on validation")),
        OVERLAP,
        new Measured(overlaps, "shares of the " + NEIGHBOURHOOD + " nearest"),
        GAIN,
        new Measured(overlaps.stream().map(o -> o - base).toList(), "PCA: " + base));
  }

  private static double last(List<Double> values) {
    return values.get(values.size() - 1);
  }

  /** Of each class those from one place to another in its order. */
  private static int[] places(LabelledImages digits, int from, int to) {
    List<Integer> places = new ArrayList<>();
    int[] counts = new int[CLASSES.size()];
    for (int i = 0; i < digits.count(); i++) {
      int place = counts[digits.labels().get(i)]++;
      if (place >= from && place < to) {
        places.add(i);
      }
    }
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  private interface Measurement {
    double of(ImageTower tower);
  }

  private interface Map2d {
    FloatMatrix of(FloatMatrix pixels);
  }

  /** Trains on digits and, if there are more rows than digits, on their shifted copies. */
  private static double with(
      Contrastive loss,
      FloatMatrix pixels,
      Similarity similar,
      int steps,
      long seed,
      Measurement measurement) {
    try (NDManager manager = NativeBlas.newManager();
        ImageTower tower =
            new ImageTower(manager, ImageNetworks.coarse(DIMENSION), Mnist.SIDE, seed)) {
      ImageObjective objective =
          (embeddings, rows) ->
              loss.of(
                  new PairMatrix(
                      Measure.EUCLIDEAN.scores(embeddings, embeddings),
                      Mask.of(
                          rows.length,
                          rows.length,
                          (i, j) -> i != j && similar.contains(rows[i], rows[j])),
                      Mask.of(
                          rows.length,
                          rows.length,
                          (i, j) -> !similar.contains(rows[i], rows[j]))));
      new ImageTraining(steps, RATE)
          .run(
              manager,
              tower,
              pixels::select,
              similar.batches(pixels.rows(), BATCH, seed),
              objective,
              TrainingMonitor.silent());
      return measurement.of(tower);
    }
  }

  private static double accuracy(ImageTower tower, LabelledImages train, LabelledImages test) {
    return Neighbours.accuracy(
        tower.embed(test.pixels()),
        classes(test),
        tower.embed(train.pixels()),
        classes(train),
        NEIGHBOURS);
  }

  private static int[] classes(LabelledImages images) {
    return images.labels().stream().mapToInt(Integer::intValue).toArray();
  }

  private static double overlap(LabelledImages test, Map2d map) {
    FloatMatrix unmoved = map.of(test.pixels());
    return ASKED_SHIFTS.stream()
        .mapToDouble(
            shift ->
                Neighbours.overlap(
                    unmoved,
                    map.of(Shifts.of(test.pixels(), test.side(), shift)),
                    unmoved,
                    NEIGHBOURHOOD))
        .average()
        .orElseThrow();
  }
}
