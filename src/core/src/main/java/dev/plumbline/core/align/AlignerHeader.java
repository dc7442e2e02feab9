package dev.plumbline.core.align;

import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.EncoderVersion;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of an aligner besides its numbers.
 *
 * @param version its version
 * @param method the method that trained it, for example {@code cca}
 * @param visualEncoder the image encoder whose vectors it projects
 * @param textualEncoder the text encoder whose vectors it projects
 * @param metrics what it was accepted on, by name, for example {@code holdout.rsum}
 * @param parent the version that it was trained from, if any
 * @param created when it was trained
 */
public record AlignerHeader(
    AlignerVersion version,
    String method,
    EncoderVersion visualEncoder,
    EncoderVersion textualEncoder,
    Map<String, Double> metrics,
    Optional<AlignerVersion> parent,
    Instant created) {
  public AlignerHeader {
    metrics = Map.copyOf(metrics);
  }
}
