package dev.plumbline.training;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import dev.plumbline.core.encode.TextEncoder;
import dev.plumbline.encoders.image.Preprocessing;
import dev.plumbline.encoders.scenescnn.ScenesCnn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Trains {@link ScenesCnn} on scenes alone and saves its parameters. */
public final class EncoderTraining {
  /** The model's name; DJL adds the epoch and the ending, as in {@code scenes-cnn-0000.params}. */
  public static final String MODEL = "scenes-cnn";

  private static final String ENGINE = "PyTorch";
  private static final int AHEAD = 3;
  private static final double STEEPEST = 5;
  private static final int TOLD = 10;

  private final EncoderPlan plan;
  private final Preprocessing preprocessing;
  private final TextEncoder texts;
  private final TrainingProgress progress;

  /**
   * @param preprocessing of the preset whose parameters are trained
   * @param texts the frozen text encoder that pictures are matched with
   */
  public EncoderTraining(
      EncoderPlan plan, Preprocessing preprocessing, TextEncoder texts, TrainingProgress progress) {
    this.plan = plan;
    this.preprocessing = preprocessing;
    this.texts = texts;
    this.progress = progress;
  }

  /**
   * Trains; the parameters are also saved at each validation, so that a training that is cut leaves
   * the last of them.
   *
   * @param folder where the parameters go, made where it is absent
   * @return the file of parameters, and how it went
   * @throws UncheckedIOException if it cannot be written
   */
  public EncoderRun run(Path folder) {
    long start = System.nanoTime();
    SortedMap<Integer, Validation> validations = new TreeMap<>();
    Parts parts = Parts.of(plan);
    CaptionPool pool =
        CaptionPool.encode(parts.train(), plan.pool(), plan.seed(), texts, progress::preparing);
    BatchSource source =
        new BatchSource(parts.train(), pool, preprocessing, plan.scenes(), plan.seed());
    HeldOut validation = HeldOut.encode(parts.validation(), plan.held(), texts, preprocessing);
    Engine engine = Engine.getEngine(ENGINE);
    engine.setRandomSeed((int) plan.seed());
    ScenesCnn encoder = new ScenesCnn();
    Schedule schedule = new Schedule(plan);
    Optimizer optimizer =
        Optimizer.adamW()
            .optWeightDecays(1e-2f)
            .optBeta2(0.99f)
            .optLearningRateTracker(schedule)
            .build();
    ExecutorService drawing = Executors.newSingleThreadExecutor(EncoderTraining::drawing);
    try (Model network = Model.newInstance("training", Device.cpu(), ENGINE);
        Model product = Model.newInstance(MODEL, Device.cpu(), ENGINE)) {
      network.setBlock(new TrainingNetwork(encoder));
      product.setBlock(encoder);
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(Loss.l2Loss())
              .optDevices(new Device[] {Device.cpu()})
              .optOptimizer(optimizer);
      try (Trainer trainer = network.newTrainer(config)) {
        int n = 2 * plan.scenes();
        trainer.initialize(
            new Shape(n, 3, ScenesCnn.SIDE, ScenesCnn.SIDE), new Shape(n, pool.dimension()));
        loop(
            trainer,
            source,
            validation,
            schedule,
            drawing,
            validations,
            () -> save(product, folder));
      }
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      return new EncoderRun(save(product, folder), schedule.steps(), took, validations);
    } finally {
      drawing.shutdownNow();
    }
  }

  private void loop(
      Trainer trainer,
      BatchSource source,
      HeldOut validation,
      Schedule schedule,
      ExecutorService drawing,
      SortedMap<Integer, Validation> validations,
      Runnable save) {
    Deque<CompletableFuture<Batch>> ahead = new ArrayDeque<>();
    int asked = 0;
    double sum = 0;
    int summed = 0;
    for (int step = 0; step < plan.steps() && (step == 0 || !schedule.over()); step++) {
      while (ahead.size() < AHEAD) {
        int next = asked++;
        ahead.add(CompletableFuture.supplyAsync(() -> source.batch(next), drawing));
      }
      sum += step(trainer, ahead.remove().join());
      summed++;
      schedule.done(step + 1);
      boolean last = step + 1 == plan.steps() || schedule.over();
      boolean validate = last || (step + 1) % plan.every() == 0;
      if (validate || (step + 1) % TOLD == 0) {
        Optional<Validation> measured =
            validate ? Optional.of(validation.measure(trainer)) : Optional.empty();
        int done = step + 1;
        measured.ifPresent(figures -> validations.put(done, figures));
        progress.step(done, plan.steps(), sum / summed, measured, schedule.left());
        sum = 0;
        summed = 0;
      }
      if (validate && !last) {
        save.run();
      }
    }
  }

  private static double step(Trainer trainer, Batch batch) {
    int n = batch.n();
    try (NDManager manager = trainer.getManager().newSubManager()) {
      NDArray images =
          manager.create(batch.images(), new Shape(n, 3, ScenesCnn.SIDE, ScenesCnn.SIDE));
      NDArray sentences = manager.create(batch.texts(), new Shape(n, batch.texts().length / n));
      double loss;
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList outputs = trainer.forward(new NDList(images, sentences));
        NDArray value = Objective.loss(outputs, batch);
        collector.backward(value);
        loss = value.toType(DataType.FLOAT64, false).getDouble();
      }
      Gradients.clip(trainer.getModel().getBlock(), STEEPEST);
      trainer.step();
      if (!Double.isFinite(loss)) {
        throw new IllegalStateException("the loss is " + loss + " (expected: finite)");
      }
      return loss;
    }
  }

  private static Path save(Model product, Path folder) {
    try {
      Files.createDirectories(folder);
      // Else each save would count one further, and the preset's file would be the first of them.
      product.setProperty("Epoch", "0");
      product.save(folder, MODEL);
      return folder.resolve(MODEL + "-0000.params");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot save to " + folder, e);
    }
  }

  private static Thread drawing(Runnable work) {
    Thread thread = new Thread(work, "draw-scenes");
    thread.setDaemon(true);
    return thread;
  }
}
