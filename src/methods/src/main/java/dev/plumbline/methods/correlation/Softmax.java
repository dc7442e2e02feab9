package dev.plumbline.methods.correlation;

/** exp z over its sum, without overflow. */
final class Softmax {
  private Softmax() {}

  /**
   * Turns scores into probabilities.
   *
   * @return -log of the label's probability
   */
  static double inPlace(double[] scores, int label) {
    double max = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      max = Math.max(max, score);
    }
    double own = scores[label] - max;
    double sum = 0;
    for (int c = 0; c < scores.length; c++) {
      scores[c] = Math.exp(scores[c] - max);
      sum += scores[c];
    }
    for (int c = 0; c < scores.length; c++) {
      scores[c] /= sum;
    }
    return Math.log(sum) - own;
  }
}
