package dev.plumbline.methods.network;

/**
 * How long and how fast.
 *
 * @param epochs passes over the pairs, 1 or more
 * @param batch images in a batch, 2 or more
 * @param captions captions of one image in a batch, at most, 1 or more
 * @param learningRate of Adam, above 0; a tenth of it after {@code dropAfter}
 * @param dropAfter share of the epochs, 0 to 1
 * @param clip the gradient's greatest length
 * @param standardize whether the encodings are brought to mean 0 and variance 1 first
 */
public record TrainingPlan(
    int epochs,
    int batch,
    int captions,
    double learningRate,
    double dropAfter,
    double clip,
    boolean standardize) {
  private static final double DROP = 0.1;

  public TrainingPlan {
    atLeast("epochs", epochs, 1);
    atLeast("batch", batch, 2);
    atLeast("captions", captions, 1);
    if (!(learningRate > 0)) {
      throw new IllegalArgumentException("learningRate: " + learningRate + " (expected: > 0)");
    }
    if (!(dropAfter >= 0 && dropAfter <= 1)) {
      throw new IllegalArgumentException("dropAfter: " + dropAfter + " (expected: 0 to 1)");
    }
    if (!(clip > 0)) {
      throw new IllegalArgumentException("clip: " + clip + " (expected: > 0)");
    }
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: >= " + least + ")");
    }
  }

  /** The learning rate in an epoch, the first of which is 0. */
  double rate(int epoch) {
    return epoch >= dropAfter * epochs ? DROP * learningRate : learningRate;
  }
}
