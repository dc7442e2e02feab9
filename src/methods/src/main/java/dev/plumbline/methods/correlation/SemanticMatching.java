package dev.plumbline.methods.correlation;

import dev.plumbline.core.align.Activation;
import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.align.AlignerTrainer.TrainingMonitor;
import dev.plumbline.core.align.Layer;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.align.Projection;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.methods.Labels;
import dev.plumbline.methods.Paper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Semantic matching (SM), and semantic correlation matching (SCM) on CCA's coordinates.
 *
 * <p>Each side is mapped to the simplex of class posteriors by multinomial logistic regression, P(c
 * | x) = exp(w_c.x) / sum_c' exp(w_c'.x), and retrieval is by similarity of the posteriors. SCM
 * first maps both sides by {@link Cca}, so that posteriors are taken where both sides correlate.
 *
 * <p>Shapes: image vectors [n, d], text vectors [n, e], shared space [n, classes].
 *
 * <p>Beside the paper: its normalised correlation is the cosine after the training mean is taken
 * off ({@code centred}); the plain cosine is the other choice. Each side is divided by its mean
 * standard deviation before the regression, so that one cost fits features of any scale.
 *
 * @param cost of the logistic regressions
 * @param centred whether the training mean is taken off the posteriors
 * @param cca the first step of SCM; empty for SM
 */
@Paper(
    title = "A New Approach to Cross-Modal Multimedia Retrieval",
    authors =
        "N. Rasiwasia, J. Costa Pereira, E. Coviello, G. Doyle, G. R. G. Lanckriet, R. Levy,"
            + " N. Vasconcelos",
    venue = "ACM Multimedia",
    year = 2010,
    equations = "sections 4.2 to 4.4")
public record SemanticMatching(double cost, boolean centred, Optional<Cca> cca) {
  /**
   * Fits both sides.
   *
   * @param monitor asked whether to go on
   * @throws java.util.concurrent.CancellationException if it asks to stop
   * @throws IllegalArgumentException if there are no labels, or fewer than 2 classes
   */
  public Projections fit(PairSet train, TrainingMonitor monitor) {
    Labels labels = Labels.of(cca.isPresent() ? ScmTrainer.METHOD : SmTrainer.METHOD, train);
    if (cca.isEmpty()) {
      return new Projections(
          side(List.of(), train.images(), labels, monitor),
          side(List.of(), train.texts(), labels, monitor));
    }
    return fit(train, coordinates(cca.get(), train, monitor), monitor);
  }

  /** What SCM's first step gives. */
  static Projections coordinates(Cca cca, PairSet train, TrainingMonitor monitor) {
    return cca.fit(PairFeatures.of(List.of(), List.of(), train, monitor).statistics())
        .projections();
  }

  /** SCM with a first step that is done already. */
  Projections fit(PairSet train, Projections first, TrainingMonitor monitor) {
    Labels labels = Labels.of(ScmTrainer.METHOD, train);
    return new Projections(
        side(first.visual().layers(), train.images(), labels, monitor),
        side(first.textual().layers(), train.texts(), labels, monitor));
  }

  private Projection side(
      List<Layer> first, FloatMatrix rows, Labels labels, TrainingMonitor monitor) {
    int classes = labels.classes().size();
    List<Layer> layers = new ArrayList<>(first);
    layers.add(scaling(apply(layers, rows)));
    Affine scores =
        new LogisticRegression(cost).fit(apply(layers, rows), labels.of(), classes, monitor);
    layers.add(scores);
    layers.add(new Activation(Activation.Kind.SOFTMAX, classes));
    if (centred) {
      layers.add(centring(apply(layers, rows)));
    }
    return new Projection(layers);
  }

  private static FloatMatrix apply(List<Layer> layers, FloatMatrix rows) {
    return layers.isEmpty() ? rows : new Projection(layers).apply(rows);
  }

  /** Takes the mean off and brings the mean variance to 1. */
  private static Affine scaling(FloatMatrix rows) {
    double[] mean = mean(rows);
    double variance = 0;
    for (int i = 0; i < rows.data().length; i++) {
      double off = rows.data()[i] - mean[i % mean.length];
      variance += off * off / rows.data().length;
    }
    return shift(mean, variance > 0 ? 1 / Math.sqrt(variance) : 1);
  }

  private static Affine centring(FloatMatrix rows) {
    return shift(mean(rows), 1);
  }

  private static double[] mean(FloatMatrix rows) {
    double[] mean = new double[rows.columns()];
    for (int i = 0; i < rows.data().length; i++) {
      mean[i % mean.length] += rows.data()[i] / (double) rows.rows();
    }
    return mean;
  }

  /** x to (x - mean) scale. */
  private static Affine shift(double[] mean, double scale) {
    int width = mean.length;
    float[] weight = new float[width * width];
    float[] bias = new float[width];
    for (int j = 0; j < width; j++) {
      weight[j * width + j] = (float) scale;
      bias[j] = (float) (-mean[j] * scale);
    }
    return new Affine(FloatMatrix.wrap(width, width, weight), FloatVector.wrap(bias));
  }
}
