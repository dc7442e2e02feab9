package dev.plumbline.methods.correlation;

import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.align.AlignerTrainer.TrainingMonitor;
import dev.plumbline.core.align.Layer;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.align.Projection;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.linear.NativeLayers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Both sides' features, and the statistics of them over all pairs, from which CCA can be fitted
 * with any ridge.
 *
 * @param visual layers to the visual features; none: the vectors themselves
 * @param textual layers to the textual features
 * @param statistics of the features
 * @param pictures how many visual vectors there are among the pairs
 */
public record PairFeatures(
    List<Layer> visual, List<Layer> textual, CcaStatistics statistics, double pictures) {
  /** Rows whose features are held at a time. */
  private static final int CHUNK = 4096;

  public PairFeatures {
    visual = List.copyOf(visual);
    textual = List.copyOf(textual);
  }

  /**
   * Takes the statistics, chunk by chunk.
   *
   * @param monitor asked whether to go on
   * @throws java.util.concurrent.CancellationException if it asks to stop
   */
  public static PairFeatures of(
      List<Layer> visual, List<Layer> textual, PairSet pairs, TrainingMonitor monitor) {
    CcaStatistics statistics =
        new CcaStatistics(width(visual, pairs.images()), width(textual, pairs.texts()));
    for (int from = 0; from < pairs.size(); from += CHUNK) {
      monitor.proceed("pair " + (from + 1) + " of " + pairs.size());
      int[] places = IntStream.range(from, Math.min(pairs.size(), from + CHUNK)).toArray();
      statistics.addAll(
          NativeLayers.apply(visual, pairs.images().select(places)),
          NativeLayers.apply(textual, pairs.texts().select(places)));
    }
    return new PairFeatures(
        visual, textual, statistics, pairs.groups().stream().distinct().count());
  }

  private static int width(List<Layer> layers, FloatMatrix rows) {
    return layers.isEmpty() ? rows.columns() : layers.get(layers.size() - 1).outputs();
  }

  /** CCA on the features, as projections of the vectors. */
  public Cca.Fit fit(Cca cca) {
    Cca.Fit fit = cca.fit(statistics, pictures);
    return new Cca.Fit(
        new Projections(
            behind(visual, fit.projections().visual()),
            behind(textual, fit.projections().textual())),
        fit.correlations());
  }

  /** Two linear maps in succession become one. */
  private static Projection behind(List<Layer> features, Projection directions) {
    List<Layer> layers = new ArrayList<>(features);
    Affine last = (Affine) directions.layers().get(0);
    if (!layers.isEmpty() && layers.get(layers.size() - 1) instanceof Affine before) {
      layers.set(layers.size() - 1, NativeLayers.joined(before, last));
    } else {
      layers.add(last);
    }
    return new Projection(layers);
  }
}
