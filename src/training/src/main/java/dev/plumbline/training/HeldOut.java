package dev.plumbline.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.Trainer;
import dev.plumbline.core.encode.TextEncoder;
import dev.plumbline.core.evaluate.RetrievalEvaluator;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.encoders.image.Preprocessing;
import dev.plumbline.encoders.scenescnn.ScenesCnn;
import dev.plumbline.scenes.Scene;
import dev.plumbline.scenes.Scenes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Held-out pictures, each with its first caption, as network inputs; and the truth of their cells.
 */
final class HeldOut {
  private static final int CHUNK = 100;
  private static final int CELLS = Truth.CELL_FACTS * Truth.CELLS;

  private final int size;
  private final int dimension;
  private final float[] images;
  private final float[] texts;
  private final float[] truth;

  private HeldOut(int size, int dimension, float[] images, float[] texts, float[] truth) {
    this.size = size;
    this.dimension = dimension;
    this.images = images;
    this.texts = texts;
    this.truth = truth;
  }

  static HeldOut encode(Scenes scenes, int size, TextEncoder encoder, Preprocessing preprocessing) {
    int d = encoder.dimension();
    float[] images = new float[size * Batch.IMAGE];
    float[] texts = new float[size * d];
    float[] truth = new float[size * CELLS];
    float[] facts = new float[Truth.FACTS];
    for (int i = 0; i < size; i++) {
      Scene scene = scenes.scene(i);
      preprocessing.apply(scene.image(), images, i * Batch.IMAGE);
      String caption = scene.captions().get(0).text();
      encoder.encode(List.of(caption)).get(0).global().copyTo(texts, i * d);
      Truth.write(scene, Crop.whole(scene.size()), facts, 0, truth, i * CELLS);
    }
    return new HeldOut(size, d, images, texts, truth);
  }

  /** Measures by the throw-away heads. */
  Validation measure(Trainer trainer) {
    float[][] parts = {new float[0], new float[0], new float[0]};
    for (int from = 0; from < size; from += CHUNK) {
      int to = Math.min(size, from + CHUNK);
      try (NDManager manager = trainer.getManager().newSubManager()) {
        NDList outputs =
            trainer.evaluate(new NDList(images(manager, from, to), texts(manager, from, to)));
        parts[0] = append(parts[0], outputs.get(TrainingNetwork.IMAGE));
        parts[1] = append(parts[1], outputs.get(TrainingNetwork.TEXT));
        parts[2] = append(parts[2], outputs.get(TrainingNetwork.CELL_FACTS));
      }
    }
    FloatMatrix image = FloatMatrix.wrap(size, parts[0].length / size, parts[0]);
    FloatMatrix text = FloatMatrix.wrap(size, parts[1].length / size, parts[1]);
    List<String> groups = IntStream.range(0, size).mapToObj(String::valueOf).toList();
    return new Validation(
        RetrievalEvaluator.evaluate(image, text, groups).textToImage().recallAt10(),
        cells(parts[2], 0),
        cells(parts[2], 1));
  }

  /** Percentage of the cells with an object whose attribute of a kind has the highest score. */
  private double cells(float[] scores, int kind) {
    int first = 1 + Truth.KINDS.subList(0, kind).stream().mapToInt(Integer::intValue).sum();
    int asked = 0;
    int right = 0;
    for (int i = 0; i < size * Truth.CELLS; i++) {
      int place = i / Truth.CELLS * CELLS + i % Truth.CELLS;
      if (truth[place] == 1) {
        int best = first;
        for (int fact = first; fact < first + Truth.KINDS.get(kind); fact++) {
          best =
              scores[place + fact * Truth.CELLS] > scores[place + best * Truth.CELLS] ? fact : best;
        }
        asked++;
        right += truth[place + best * Truth.CELLS] == 1 ? 1 : 0;
      }
    }
    return 100.0 * right / Math.max(1, asked);
  }

  private NDArray images(NDManager manager, int from, int to) {
    float[] part = Arrays.copyOfRange(images, from * Batch.IMAGE, to * Batch.IMAGE);
    return manager.create(part, new Shape(to - from, 3, ScenesCnn.SIDE, ScenesCnn.SIDE));
  }

  private NDArray texts(NDManager manager, int from, int to) {
    float[] part = Arrays.copyOfRange(texts, from * dimension, to * dimension);
    return manager.create(part, new Shape(to - from, dimension));
  }

  private static float[] append(float[] head, NDArray tail) {
    float[] more = tail.toFloatArray();
    float[] all = Arrays.copyOf(head, head.length + more.length);
    System.arraycopy(more, 0, all, head.length, more.length);
    return all;
  }
}
