package dev.plumbline.methods.reproduce;

import dev.plumbline.methods.reproduce.correlation.CcaOnMnist;
import dev.plumbline.methods.reproduce.correlation.CcaOnWikipedia;
import dev.plumbline.methods.reproduce.correlation.DccaOnMnist;
import dev.plumbline.methods.reproduce.correlation.KccaOnMnist;
import dev.plumbline.methods.reproduce.correlation.MatchingOnWikipedia;
import dev.plumbline.methods.reproduce.flickr.HardNegativesAndNoise;
import dev.plumbline.methods.reproduce.flickr.HardNegativesOnFlickr;
import dev.plumbline.methods.reproduce.flickr.StructureOnFlickr;
import dev.plumbline.methods.reproduce.metric.ContrastiveOnMnist;
import dev.plumbline.methods.reproduce.metric.NPairOnOmniglot;
import dev.plumbline.methods.reproduce.metric.TripletCenterOnOmniglot;
import java.util.List;

/** Every experiment, in the order of the methods. */
public final class Reproductions {
  private static final List<Reproduction> ALL =
      List.of(
          // correlation
          new CcaOnMnist(),
          new CcaOnWikipedia(),
          MatchingOnWikipedia.ofSm(),
          MatchingOnWikipedia.ofScm(),
          new KccaOnMnist(),
          new DccaOnMnist(),
          // metric learning
          new ContrastiveOnMnist(),
          new HardNegativesOnFlickr(),
          new HardNegativesAndNoise(),
          new TripletCenterOnOmniglot(),
          new NPairOnOmniglot(),
          new StructureOnFlickr());

  private Reproductions() {}

  public static List<Reproduction> all() {
    return ALL;
  }
}
