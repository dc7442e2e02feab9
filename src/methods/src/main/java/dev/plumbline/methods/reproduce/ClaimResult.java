package dev.plumbline.methods.reproduce;

import java.util.Optional;

/**
 * A claim's line in the table.
 *
 * @param method the method
 * @param setting the data
 * @param claim what was claimed
 * @param threshold what was asked for in this run
 * @param measured what came out, unless it was skipped or failed to run
 * @param verdict the verdict
 * @param note what a reader should know; may be empty
 * @param seconds the experiment's time on the wall, on its first line; 0 on the others
 */
public record ClaimResult(
    String method,
    String setting,
    Claim claim,
    Threshold threshold,
    Optional<Measured> measured,
    Verdict verdict,
    String note,
    double seconds) {
  /** What came of a claim. */
  public enum Verdict {
    /** The threshold is met. */
    HOLDS,
    /** The threshold is not met. */
    FAILS,
    /** There is no threshold. */
    REPORTED,
    /** A data set is missing. */
    SKIPPED,
    /** The experiment broke off. */
    BROKEN
  }
}
