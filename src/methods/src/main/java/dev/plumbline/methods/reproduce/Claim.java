package dev.plumbline.methods.reproduce;

/**
 * One figure that a paper gives, and what ours must be.
 *
 * @param name what is measured, for example {@code total test correlation}
 * @param paper the paper's figure, as text; {@code -} if it gives none
 * @param threshold for the full run
 * @param quick for the quick run, which has less data or fewer steps
 * @param whyMissed told where the threshold is missed: what was found about it; may be empty
 */
public record Claim(
    String name, String paper, Threshold threshold, Threshold quick, String whyMissed) {
  /** One of which nothing is known should it be missed. */
  public Claim(String name, String paper, Threshold threshold, Threshold quick) {
    this(name, paper, threshold, quick, "");
  }

  /** A claim that the quick run must meet as well. */
  public Claim(String name, String paper, Threshold threshold) {
    this(name, paper, threshold, threshold);
  }

  /** The same, with what was found about why it is missed. */
  public Claim missedBecause(String why) {
    return new Claim(name, paper, threshold, quick, why);
  }

  /** The threshold of a run. */
  public Threshold threshold(boolean isQuick) {
    return isQuick ? quick : threshold;
  }
}
