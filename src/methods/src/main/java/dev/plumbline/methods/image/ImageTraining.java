package dev.plumbline.methods.image;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.plumbline.core.align.AlignerTrainer.TrainingMonitor;
import dev.plumbline.methods.network.Adam;
import dev.plumbline.methods.network.Gradients;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Trains an image encoder by Adam. The rate falls to 0 by half a cosine over the steps.
 *
 * @param steps batches, 1 or more
 * @param rate of Adam at the start, above 0
 */
public record ImageTraining(int steps, double rate) {
  private static final int TOLD = 10;

  public ImageTraining {
    if (steps < 1 || !(rate > 0)) {
      throw new IllegalArgumentException(
          "steps: " + steps + ", rate: " + rate + " (expected: >= 1, > 0)");
    }
  }

  /**
   * Trains.
   *
   * @param parent memory
   * @param source of the images
   * @param batches the rows of each step's batch; asked once a step, in order
   * @throws java.util.concurrent.CancellationException if the monitor asked to stop
   * @throws IllegalArgumentException if a loss or a gradient is not finite
   */
  public void run(
      NDManager parent,
      ImageTower tower,
      ImageSource source,
      IntFunction<int[]> batches,
      ImageObjective objective,
      TrainingMonitor monitor) {
    List<NDArray> parameters = new ArrayList<>(tower.parameters());
    parameters.addAll(objective.parameters());
    double sum = 0;
    int summed = 0;
    Adam adam = new Adam(parameters);
    for (int i = 0; i < steps; i++) {
      monitor.proceed("step " + i + " of " + steps);
      sum += step(parent, tower, source, batches.apply(i), objective, adam, parameters, i);
      summed++;
      if ((i + 1) % Math.max(1, steps / TOLD) == 0) {
        monitor.progress(
            (i + 1.0) / steps,
            String.format(Locale.ROOT, "step %d of %d: loss %.4f", i + 1, steps, sum / summed));
        sum = 0;
        summed = 0;
      }
    }
  }

  private double step(
      NDManager parent,
      ImageTower tower,
      ImageSource source,
      int[] rows,
      ImageObjective objective,
      Adam adam,
      List<NDArray> parameters,
      int step) {
    try (NDManager batch = parent.newSubManager();
        Gradients gradients =
            Gradients.of(
                batch,
                parameters,
                () ->
                    objective.loss(
                        tower.forward(ImageTower.batch(batch, source.images(rows)), true), rows))) {
      adam.step(gradients, rate * (1 + Math.cos(Math.PI * step / steps)) / 2);
      objective.step();
      return gradients.loss();
    }
  }
}
