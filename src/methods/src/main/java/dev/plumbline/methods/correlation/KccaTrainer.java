package dev.plumbline.methods.correlation;

import dev.plumbline.core.align.AlignerTrainer;
import dev.plumbline.core.align.KernelFeatures.Kernel;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.methods.AlignerMethod;
import dev.plumbline.methods.Parameter;
import dev.plumbline.methods.ParameterValues;
import java.util.List;
import java.util.Locale;

/** {@link Kcca} as a trainer. Has no use for a warm start: the fit is in closed form. */
public record KccaTrainer(Kcca kcca) implements AlignerTrainer {
  public static final String METHOD = "kcca";

  private static final String FOURIER = "fourier";

  /** For {@link dev.plumbline.methods.AlignerMethods}. */
  public static AlignerMethod describe() {
    return new AlignerMethod(
        METHOD,
        "CCA of kernel features: curved directions in which both sides correlate; in closed form",
        Kcca.class,
        false,
        List.of(
            Parameter.whole("dimension", 64, 1, 4096, "coordinates of the shared space"),
            Parameter.choice("kernel", List.of("rbf", "polynomial", "linear"), "on both sides"),
            Parameter.choice(
                "map",
                List.of("nystroem", "cholesky", FOURIER),
                "the kernel's features: drawn landmarks, chosen landmarks, random frequencies"
                    + " (rbf only)"),
            Parameter.whole(
                "features", 512, 1, Nystroem.MOST, "features of a side: landmarks or frequencies"),
            Parameter.auto(
                "sigma", 1e-9, 1e9, "scale of the vectors; auto: their median distance or length"),
            Parameter.whole("degree", 2, 1, 8, "of the polynomial"),
            Parameter.number("offset", 1, 0, 1e6, "of the polynomial"),
            Parameter.auto(
                "regularisation", 0, 1e9, "ridge on both covariances; auto: shrinkage by the data"),
            Parameter.number(
                "power", 2, 0, 8, "a coordinate is scaled by its correlation to this power")),
        KccaTrainer::of);
  }

  private static KccaTrainer of(ParameterValues values) {
    FeatureMap map = map(values);
    return new KccaTrainer(
        new Kcca(
            map,
            map,
            new Cca(
                values.whole("dimension"), values.auto("regularisation"), values.number("power"))));
  }

  private static FeatureMap map(ParameterValues values) {
    Kernel kernel = Kernel.valueOf(values.text("kernel").toUpperCase(Locale.ROOT));
    int features = values.whole("features");
    if (values.text("map").equals(FOURIER)) {
      if (kernel != Kernel.RBF) {
        throw new IllegalArgumentException(
            METHOD + ": map fourier with kernel " + values.text("kernel") + " (expected: rbf)");
      }
      return new RandomFourier(values.auto("sigma"), features);
    }
    KernelChoice choice =
        new KernelChoice(
            kernel, values.auto("sigma"), values.number("offset"), values.whole("degree"));
    return values.text("map").equals("nystroem")
        ? new Nystroem(choice, features)
        : new IncompleteCholesky(choice, features);
  }

  @Override
  public String method() {
    return METHOD;
  }

  @Override
  public Projections fit(PairSet train, TrainingContext context) {
    PairFeatures features = kcca.features(train, context.seed(), context.monitor());
    context.monitor().progress(0.8, train.size() + " pairs counted");
    Projections projections = features.fit(kcca.cca()).projections();
    context.monitor().progress(1, "fitted");
    return projections;
  }
}
