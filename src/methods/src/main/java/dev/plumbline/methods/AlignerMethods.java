package dev.plumbline.methods;

import dev.plumbline.core.align.AlignerTrainer;
import dev.plumbline.methods.correlation.CcaTrainer;
import dev.plumbline.methods.correlation.DccaTrainer;
import dev.plumbline.methods.correlation.KccaTrainer;
import dev.plumbline.methods.correlation.ScmTrainer;
import dev.plumbline.methods.correlation.SmTrainer;
import dev.plumbline.methods.metric.Contrastive;
import dev.plumbline.methods.metric.NPair;
import dev.plumbline.methods.metric.StructurePreserving;
import dev.plumbline.methods.metric.Triplet;
import dev.plumbline.methods.metric.TripletCenterTrainer;
import dev.plumbline.methods.metric.VsePlusPlus;
import dev.plumbline.methods.metric.VseZero;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The methods that a configuration or a command can name. */
public final class AlignerMethods {
  private static final List<AlignerMethod> ALL =
      List.of(
          // correlation
          CcaTrainer.describe(),
          SmTrainer.describe(),
          ScmTrainer.describe(),
          KccaTrainer.describe(),
          DccaTrainer.describe(),
          // metric learning
          Contrastive.describe(),
          VsePlusPlus.describe(),
          VseZero.describe(),
          Triplet.describe(),
          TripletCenterTrainer.describe(),
          NPair.describe(),
          StructurePreserving.describe());

  private AlignerMethods() {}

  /** Every method, by family. */
  public static List<AlignerMethod> all() {
    return ALL;
  }

  /**
   * The method of a name.
   *
   * @throws IllegalArgumentException if there is none; the message lists them all
   */
  public static AlignerMethod named(String name) {
    return ALL.stream()
        .filter(method -> method.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "method: '"
                        + name
                        + "' (expected: "
                        + ALL.stream().map(AlignerMethod::name).collect(Collectors.joining(", "))
                        + ")"));
  }

  /**
   * Makes a trainer by name.
   *
   * @param parameters by name; the rest take their defaults
   * @throws IllegalArgumentException if the method or a parameter is unknown, or a value is not
   *     allowed
   */
  public static AlignerTrainer trainer(String name, Map<String, String> parameters) {
    return named(name).trainer(parameters);
  }
}
