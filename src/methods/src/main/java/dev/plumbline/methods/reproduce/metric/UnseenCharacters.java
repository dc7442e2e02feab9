package dev.plumbline.methods.reproduce.metric;

import ai.djl.ndarray.NDManager;
import dev.plumbline.core.align.AlignerTrainer.TrainingMonitor;
import dev.plumbline.methods.datasets.LabelledImages;
import dev.plumbline.methods.image.ImageNetworks;
import dev.plumbline.methods.image.ImageTower;
import dev.plumbline.methods.image.ImageTraining;
import dev.plumbline.methods.linear.NativeBlas;

/**
 * Trains an encoder on some characters and lets others of other alphabets find their like: the same
 * images, network, batches and steps for every {@link Arm}.
 *
 * @param train the characters that are learned from
 * @param unseen the characters that are asked for
 * @param epochs passes over the images
 */
record UnseenCharacters(LabelledImages train, LabelledImages unseen, int epochs) {
  private static final int DIMENSION = 64;
  private static final int BATCH = 90;

  SelfRetrieval measure(Arm arm, double rate, long seed) {
    try (NDManager manager = NativeBlas.newManager();
        ImageTower tower =
            new ImageTower(manager, ImageNetworks.fine(DIMENSION), train.side(), seed)) {
      new ImageTraining(epochs * (train.count() / BATCH), rate)
          .run(
              manager,
              tower,
              new Jitter(train.pixels(), train.side(), seed),
              arm.batches(train, BATCH, seed),
              arm.objective(manager, train, DIMENSION, seed),
              TrainingMonitor.silent());
      return SelfRetrieval.of(tower.embed(unseen.pixels()), unseen.labels());
    }
  }
}
