package dev.plumbline.kafka;

import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.align.Projection;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small aligners, each version with numbers of its own. */
final class TestAligners {
  private TestAligners() {}

  static AlignerVersion version(long number) {
    return new AlignerVersion(number);
  }

  static Aligner aligner(long version) {
    Projection projection =
        new Projection(
            List.of(
                new Affine(
                    FloatMatrix.wrap(2, 2, new float[] {version, 1, 0, version}),
                    FloatVector.of(0, 1))));
    return new Aligner(
        new AlignerHeader(
            version(version),
            "test",
            new EncoderVersion("eye", "1"),
            new EncoderVersion("ear", "1"),
            Map.of("holdout.rsum", 100.0 + version),
            Optional.empty(),
            Instant.parse("2026-01-02T03:04:05Z")),
        projection,
        projection);
  }
}
