package dev.plumbline.methods.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.align.AlignerTrainer.TrainingContext;
import dev.plumbline.core.align.AlignerTrainer.TrainingMonitor;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.evaluate.RetrievalEvaluator;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.linear.NativeBlas;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Trains two networks on frozen encodings of pairs.
 *
 * @param method whose objective it is, for messages
 * @param visual the form of the images' network
 * @param textual the form of the texts' network; as many outputs
 * @param plan how long and how fast
 * @param objective what is minimised
 */
public record PairTraining(
    String method, Head visual, Head textual, TrainingPlan plan, PairObjective objective) {
  private static final long TEXTUAL_SEED = 0x9E3779B97F4A7C15L;

  public PairTraining {
    if (visual.outputs() != textual.outputs()) {
      throw new IllegalArgumentException(
          "outputs: " + visual.outputs() + " and " + textual.outputs() + " (expected: the same)");
    }
  }

  /**
   * Trains. With a validation part the best epoch's networks are kept, by the sum of recalls; else
   * the last one's. From a warm start's layers those are taken whose shapes fit.
   *
   * @throws IllegalArgumentException if there are fewer than 2 images, an encoding is not finite,
   *     or a step's loss or gradient is not
   * @throws java.util.concurrent.CancellationException if the monitor asked to stop
   * @throws IllegalStateException if there is no engine to differentiate with
   */
  public Projections run(PairSet train, TrainingContext context) {
    check(train);
    PairBatches batches = new PairBatches(train, plan.batch(), plan.captions(), context.seed());
    if (batches.groups() < 2) {
      throw new IllegalArgumentException(
          method + " on " + batches.groups() + " images (expected: at least 2)");
    }
    if (!NativeBlas.isAvailable()) {
      throw new IllegalStateException(
          method + " needs DJL's PyTorch engine, and it cannot be loaded");
    }
    try (NDManager manager = NativeBlas.newManager();
        Network images = network(manager, visual, train.images(), context.seed());
        Network texts = network(manager, textual, train.texts(), context.seed() ^ TEXTUAL_SEED)) {
      context
          .warmStart()
          .ifPresent(
              start -> {
                images.warmStart(manager, start.visual(), train.images());
                texts.warmStart(manager, start.textual(), train.texts());
              });
      return loop(manager, images, texts, batches, train, context);
    }
  }

  private Network network(NDManager manager, Head head, FloatMatrix rows, long seed) {
    return plan.standardize()
        ? Network.standardized(manager, head, rows, seed)
        : Network.of(manager, DataType.FLOAT32, head, rows.columns(), seed);
  }

  private Projections loop(
      NDManager manager,
      Network images,
      Network texts,
      PairBatches batches,
      PairSet train,
      TrainingContext context) {
    List<NDArray> parameters = new ArrayList<>(images.parameters());
    parameters.addAll(texts.parameters());
    parameters.addAll(objective.parameters());
    Best best = new Best();
    long steps = 0;
    Adam adam = new Adam(parameters);
    for (int epoch = 0; epoch < plan.epochs(); epoch++) {
      double sum = 0;
      List<PairBatches.Batch> drawn = batches.epoch();
      for (PairBatches.Batch batch : drawn) {
        context.monitor().proceed(method + ", epoch " + (epoch + 1));
        try (NDManager step = manager.newSubManager();
            Gradients gradients =
                Gradients.of(step, parameters, () -> loss(step, images, texts, batch, train))) {
          gradients.clip(plan.clip());
          adam.step(gradients, plan.rate(epoch));
          objective.step();
          sum += gradients.loss();
        } catch (NotFiniteException e) {
          throw new IllegalArgumentException(
              method + ", epoch " + (epoch + 1) + ": " + e.getMessage(), e);
        }
      }
      Optional<Double> recall =
          context.validation().map(part -> recallSum(manager, images, texts, part));
      if (recall.isPresent() && recall.get() > best.recall) {
        best.recall = recall.get();
        best.projections = Optional.of(projections(images, texts));
      }
      steps += drawn.size();
      tell(context.monitor(), epoch, steps, sum / drawn.size(), recall);
    }
    return best.projections.orElseGet(() -> projections(images, texts));
  }

  private static final class Best {
    double recall = Double.NEGATIVE_INFINITY;
    Optional<Projections> projections = Optional.empty();
  }

  private NDArray loss(
      NDManager step, Network images, Network texts, PairBatches.Batch batch, PairSet train) {
    NDArray u = images.forward(Arrays32.create(step, train.images().select(batch.images())), true);
    NDArray v = texts.forward(Arrays32.create(step, train.texts().select(batch.texts())), true);
    return objective.loss(new EmbeddedBatch(u, v, batch.imageGroups(), batch.textGroups()));
  }

  private void tell(
      TrainingMonitor monitor, int epoch, long steps, double loss, Optional<Double> recall) {
    monitor.measured(steps, "loss", loss);
    recall.ifPresent(sum -> monitor.measured(steps, "validation.rsum", sum));
    monitor.progress((epoch + 1.0) / plan.epochs(), told(epoch, loss, recall));
  }

  private String told(int epoch, double loss, Optional<Double> recall) {
    return String.format(Locale.ROOT, "epoch %d of %d: loss %.4f", epoch + 1, plan.epochs(), loss)
        + recall
            .map(sum -> String.format(Locale.ROOT, ", recall sum %.1f on validation", sum))
            .orElse("");
  }

  private static double recallSum(NDManager manager, Network images, Network texts, PairSet part) {
    return RetrievalEvaluator.evaluate(
            images.embed(manager, part.images()), texts.embed(manager, part.texts()), part.groups())
        .recallSum();
  }

  private static Projections projections(Network images, Network texts) {
    return new Projections(images.projection(), texts.projection());
  }

  private void check(PairSet train) {
    checkFinite("images", train.images());
    checkFinite("texts", train.texts());
  }

  private void checkFinite(String side, FloatMatrix rows) {
    float[] values = rows.data();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            method
                + ": "
                + side
                + ", row "
                + i / rows.columns()
                + " holds "
                + values[i]
                + " (expected: finite)");
      }
    }
  }
}
