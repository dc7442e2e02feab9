package dev.plumbline.methods.reproduce.correlation;

import dev.plumbline.core.align.AlignerTrainer.TrainingContext;
import dev.plumbline.core.evaluate.RetrievalReport.ByLabel;
import dev.plumbline.methods.correlation.Cca;
import dev.plumbline.methods.correlation.CcaTrainer;
import dev.plumbline.methods.datasets.Wikipedia;
import dev.plumbline.methods.reproduce.Claim;
import dev.plumbline.methods.reproduce.Measured;
import dev.plumbline.methods.reproduce.Reproduction;
import dev.plumbline.methods.reproduce.Threshold;
import dev.plumbline.methods.reproduce.Trial;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Correlation matching (CM) of Rasiwasia et al.: cosine on CCA's coordinates, k = 7. */
public final class CcaOnWikipedia implements Reproduction {
  /** As in the paper; shrinkage comes from the data, so that nothing is left to choose. */
  static final CcaTrainer CORRELATION_MATCHING =
      new CcaTrainer(new Cca(7, OptionalDouble.empty(), 0));

  private static final String IMAGES = "MAP, image query";
  private static final String TEXTS = "MAP, text query";

  @Override
  public String method() {
    return "cca";
  }

  @Override
  public List<String> datasets() {
    return List.of(Wikipedia.NAME);
  }

  @Override
  public String setting() {
    return "Wikipedia";
  }

  @Override
  public List<Claim> claims() {
    return List.of(
        new Claim(IMAGES, ".249", Threshold.within(.249, .01)),
        new Claim(TEXTS, ".196", Threshold.within(.196, .01)));
  }

  @Override
  public Map<String, Measured> run(Trial trial) throws IOException {
    Wikipedia data = Wikipedia.read(trial.folder(Wikipedia.NAME));
    ByLabel map =
        LabelPrecision.of(
            CORRELATION_MATCHING.fit(data.train(), TrainingContext.ofSeed(1)), data.test());
    return Map.of(
        IMAGES,
        Measured.of(map.imageQueries(), "k = 7 as in the paper, ridge by shrinkage"),
        TEXTS,
        Measured.of(map.textQueries(), ""));
  }
}
