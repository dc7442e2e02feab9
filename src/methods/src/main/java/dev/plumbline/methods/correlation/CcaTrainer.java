package dev.plumbline.methods.correlation;

import dev.plumbline.core.align.AlignerTrainer;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.methods.AlignerMethod;
import dev.plumbline.methods.Parameter;
import java.util.List;

/** {@link Cca} as a trainer. Has no use for a warm start: the fit is in closed form. */
public record CcaTrainer(Cca cca) implements AlignerTrainer {
  public static final String METHOD = "cca";

  /** For {@link dev.plumbline.methods.AlignerMethods}. */
  public static AlignerMethod describe() {
    return new AlignerMethod(
        METHOD,
        "Directions in which both sides correlate most; in closed form, record by record",
        Cca.class,
        false,
        List.of(
            Parameter.whole("dimension", 64, 1, 4096, "coordinates of the shared space"),
            Parameter.auto(
                "regularisation", 0, 1e9, "ridge on both covariances; auto: shrinkage by the data"),
            Parameter.number(
                "power", 2, 0, 8, "a coordinate is scaled by its correlation to this power")),
        values ->
            new CcaTrainer(
                new Cca(
                    values.whole("dimension"),
                    values.auto("regularisation"),
                    values.number("power"))));
  }

  @Override
  public String method() {
    return METHOD;
  }

  @Override
  public Projections fit(PairSet train, TrainingContext context) {
    PairFeatures vectors = PairFeatures.of(List.of(), List.of(), train, context.monitor());
    context.monitor().progress(0.5, train.size() + " pairs counted");
    Projections projections = vectors.fit(cca).projections();
    context.monitor().progress(1, "fitted");
    return projections;
  }
}
