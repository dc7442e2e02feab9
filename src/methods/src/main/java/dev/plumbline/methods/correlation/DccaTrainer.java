package dev.plumbline.methods.correlation;

import dev.plumbline.core.align.AlignerTrainer;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.methods.AlignerMethod;
import dev.plumbline.methods.Parameter;
import dev.plumbline.methods.ParameterValues;
import dev.plumbline.methods.network.Head;
import dev.plumbline.methods.network.PairTraining;
import dev.plumbline.methods.network.TrainingPlan;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * {@link Dcca} as a trainer: two networks, then CCA on their outputs over all pairs. Begins from a
 * warm start where its layers fit. All epochs count: what correlates best is not what has the best
 * recall, so a validation part chooses nothing here.
 *
 * @param head the form of both networks
 * @param plan how long and how fast
 * @param dcca what the networks maximise
 * @param cca on the networks' outputs
 */
public record DccaTrainer(Head head, TrainingPlan plan, Dcca dcca, Cca cca)
    implements AlignerTrainer {
  public static final String METHOD = "dcca";

  private static final double DROP_AFTER = 0.7;
  private static final double CLIP = 100;

  /** For {@link dev.plumbline.methods.AlignerMethods}. */
  public static AlignerMethod describe() {
    return new AlignerMethod(
        METHOD,
        "Two networks whose outputs correlate most; for many pairs, in large batches",
        Dcca.class,
        false,
        List.of(
            Parameter.whole("dimension", 64, 1, 1024, "coordinates of the shared space"),
            Parameter.whole("hidden", 512, 1, 8192, "width of a hidden layer"),
            Parameter.whole("layers", 1, 0, 8, "hidden layers"),
            Parameter.flag("batchNorm", false, "whether hidden layers are batch-normalised"),
            Parameter.number("dropout", 0, 0, 0.95, "share of a hidden layer left out a step"),
            Parameter.flag(
                "standardize", true, "whether encodings are brought to mean 0, variance 1"),
            Parameter.whole("epochs", 50, 1, 10_000, "passes over the pairs"),
            Parameter.whole("batch", 500, 2, 100_000, "pairs in a batch: many times dimension"),
            Parameter.number(
                "learningRate", 2e-3, 1e-7, 1, "of Adam; a tenth after 7 tenths of the epochs"),
            Parameter.number("regularisation", 1e-4, 1e-12, 1e9, "ridge on a batch's covariances"),
            Parameter.number(
                "power", 2, 0, 8, "a coordinate is scaled by its correlation to this power")),
        DccaTrainer::of);
  }

  private static DccaTrainer of(ParameterValues values) {
    int dimension = values.whole("dimension");
    List<Integer> hidden = Collections.nCopies(values.whole("layers"), values.whole("hidden"));
    return new DccaTrainer(
        new Head(hidden, dimension, values.flag("batchNorm"), values.number("dropout"), false),
        new TrainingPlan(
            values.whole("epochs"),
            values.whole("batch"),
            1,
            values.number("learningRate"),
            DROP_AFTER,
            CLIP,
            values.flag("standardize")),
        new Dcca(values.number("regularisation")),
        new Cca(dimension, java.util.OptionalDouble.empty(), values.number("power")));
  }

  @Override
  public String method() {
    return METHOD;
  }

  @Override
  public Projections fit(PairSet train, TrainingContext context) {
    TrainingContext all =
        new TrainingContext(
            context.seed(), Optional.empty(), context.warmStart(), context.monitor());
    Projections networks = new PairTraining(METHOD, head, head, plan, dcca).run(train, all);
    return PairFeatures.of(
            networks.visual().layers(), networks.textual().layers(), train, context.monitor())
        .fit(cca)
        .projections();
  }
}
