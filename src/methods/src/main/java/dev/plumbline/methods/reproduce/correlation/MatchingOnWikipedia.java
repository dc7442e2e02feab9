package dev.plumbline.methods.reproduce.correlation;

import dev.plumbline.core.align.AlignerTrainer;
import dev.plumbline.core.align.AlignerTrainer.TrainingContext;
import dev.plumbline.core.evaluate.RetrievalReport.ByLabel;
import dev.plumbline.methods.AlignerMethods;
import dev.plumbline.methods.datasets.Wikipedia;
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
 * SM and SCM of Rasiwasia et al., plain and centred cosine. What the methods choose, they choose on
 * a fifth of the training pairs, drawn by the seed.
 */
public final class MatchingOnWikipedia implements Reproduction {
  private static final String IMAGES = "MAP, image query, plain cosine";
  private static final String TEXTS = "MAP, text query, plain cosine";
  private static final String CENTRED_IMAGES = "MAP, image query, centred";
  private static final String CENTRED_TEXTS = "MAP, text query, centred";
  private static final String GAIN = "mean MAP - that of CM";

  private final String method;
  private final List<Claim> claims;

  private MatchingOnWikipedia(String method, List<Claim> claims) {
    this.method = method;
    this.claims = claims;
  }

  /** Semantic matching. */
  public static MatchingOnWikipedia ofSm() {
    return new MatchingOnWikipedia(
        "sm",
        List.of(
            new Claim(IMAGES, ".225", Threshold.atLeast(.225 - .01)),
            new Claim(TEXTS, ".223", Threshold.atLeast(.223 - .01)),
            new Claim(CENTRED_IMAGES, ".225", Threshold.none()),
            new Claim(CENTRED_TEXTS, ".223", Threshold.none())));
  }

  /** Semantic correlation matching. */
  public static MatchingOnWikipedia ofScm() {
    return new MatchingOnWikipedia(
        "scm",
        List.of(
            new Claim(IMAGES, ".277", Threshold.atLeast(.277 - .01)),
            new Claim(TEXTS, ".226", Threshold.atLeast(.226 - .01)),
            new Claim(CENTRED_IMAGES, ".277", Threshold.none()),
            new Claim(CENTRED_TEXTS, ".226", Threshold.none()),
            new Claim(GAIN, ".029", Threshold.atLeast(.02))));
  }

  @Override
  public String method() {
    return method;
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
    return claims;
  }

  @Override
  public Map<String, Measured> run(Trial trial) throws IOException {
    Wikipedia data = Wikipedia.read(trial.folder(Wikipedia.NAME));
    double base =
        LabelPrecision.of(
                CcaOnWikipedia.CORRELATION_MATCHING.fit(data.train(), TrainingContext.ofSeed(1)),
                data.test())
            .mean();
    List<ByLabel> plain = new ArrayList<>();
    List<ByLabel> centred = new ArrayList<>();
    for (long seed : trial.seeds()) {
      plain.add(fit(data, seed, "false"));
      centred.add(fit(data, seed, "true"));
      trial.progress().accept("seed " + seed + ": " + plain.get(plain.size() - 1));
    }
    return Map.of(
        IMAGES,
        Measured.of(plain.stream().map(ByLabel::imageQueries).toList()),
        TEXTS,
        Measured.of(plain.stream().map(ByLabel::textQueries).toList()),
        CENTRED_IMAGES,
        Measured.of(centred.stream().map(ByLabel::imageQueries).toList()),
        CENTRED_TEXTS,
        Measured.of(centred.stream().map(ByLabel::textQueries).toList()),
        GAIN,
        new Measured(plain.stream().map(m -> m.mean() - base).toList(), "plain cosine in both"));
  }

  private ByLabel fit(Wikipedia data, long seed, String centred) {
    AlignerTrainer trainer = AlignerMethods.trainer(method, Map.of("centred", centred));
    return LabelPrecision.of(trainer.fit(data.train(), TrainingContext.ofSeed(seed)), data.test());
  }
}
