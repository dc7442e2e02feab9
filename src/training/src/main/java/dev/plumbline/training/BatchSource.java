package dev.plumbline.training;

import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.encoders.image.Preprocessing;
import dev.plumbline.scenes.Scene;
import dev.plumbline.scenes.Scenes;
import java.util.SplittableRandom;

/** Draws batches. What a step's batch is depends on the seed and the step alone. */
final class BatchSource {
  private final Scenes scenes;
  private final CaptionPool pool;
  private final Preprocessing preprocessing;
  private final int perBatch;
  private final long seed;

  /**
   * @param perBatch scenes in a batch
   */
  BatchSource(
      Scenes scenes, CaptionPool pool, Preprocessing preprocessing, int perBatch, long seed) {
    this.scenes = scenes;
    this.pool = pool;
    this.preprocessing = preprocessing;
    this.perBatch = perBatch;
    this.seed = seed;
  }

  /** The batch of a step, from 0; every scene comes once before one comes again. */
  Batch batch(int step) {
    Batch batch = Batch.ofZeros(2 * perBatch, pool.dimension());
    int perEpoch = pool.size() / perBatch;
    int[] order = order(step / perEpoch);
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + step);
    for (int i = 0; i < perBatch; i++) {
      int index = order[step % perEpoch * perBatch + i];
      Scene scene = scenes.scene(index);
      RgbImage image = scene.image();
      int first = random.nextInt(2);
      view(batch, i, scene, image, index, first, random);
      view(batch, perBatch + i, scene, image, index, 1 - first, random);
    }
    return batch;
  }

  @SuppressWarnings("EnumOrdinal") // a head's output has no meaning beyond one training
  private void view(
      Batch batch,
      int row,
      Scene scene,
      RgbImage image,
      int index,
      int caption,
      SplittableRandom random) {
    Crop crop = Crop.draw(scene.size(), random);
    RgbImage part = Disturbance.recompress(crop.of(image), random);
    preprocessing.apply(part, batch.images(), row * Batch.IMAGE);
    Disturbance.apply(batch.images(), row * Batch.IMAGE, Batch.IMAGE, random);
    pool.copy(index, caption, batch.texts(), row * pool.dimension());
    int seen =
        Truth.write(
            scene,
            crop,
            batch.facts(),
            row * Truth.FACTS,
            batch.cells(),
            row * Truth.CELL_FACTS * Truth.CELLS);
    batch.backgrounds()[row * Truth.BACKGROUNDS + scene.background().ordinal()] = 1;
    batch.counts()[row * (Truth.MOST_OBJECTS + 1) + seen] = 1;
  }

  private int[] order(int epoch) {
    SplittableRandom random = new SplittableRandom(seed * 7919 + epoch);
    int[] order = new int[pool.size()];
    for (int i = 0; i < order.length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
