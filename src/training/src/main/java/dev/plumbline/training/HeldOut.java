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
import dev.plumbline.scenes.Scenes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Held-out pictures, each with its first caption, as network inputs. */
final class HeldOut {
  private static final int CHUNK = 100;

  private final int size;
  private final int dimension;
  private final float[] images;
  private final float[] texts;

  private HeldOut(int size, int dimension, float[] images, float[] texts) {
    this.size = size;
    this.dimension = dimension;
    this.images = images;
    this.texts = texts;
  }

  static HeldOut encode(Scenes scenes, int size, TextEncoder encoder, Preprocessing preprocessing) {
    int d = encoder.dimension();
    float[] images = new float[size * Batch.IMAGE];
    float[] texts = new float[size * d];
    for (int i = 0; i < size; i++) {
      preprocessing.apply(scenes.scene(i).image(), images, i * Batch.IMAGE);
      String caption = scenes.scene(i).captions().get(0).text();
      encoder.encode(List.of(caption)).get(0).global().copyTo(texts, i * d);
    }
    return new HeldOut(size, d, images, texts);
  }

  /** Percentage of captions whose picture is among the first ten, by the throw-away heads. */
  double recallAt10(Trainer trainer) {
    float[][] sides = {new float[0], new float[0]};
    for (int from = 0; from < size; from += CHUNK) {
      int to = Math.min(size, from + CHUNK);
      try (NDManager manager = trainer.getManager().newSubManager()) {
        NDList outputs =
            trainer.evaluate(new NDList(images(manager, from, to), texts(manager, from, to)));
        sides[0] = append(sides[0], outputs.get(TrainingNetwork.IMAGE));
        sides[1] = append(sides[1], outputs.get(TrainingNetwork.TEXT));
      }
    }
    FloatMatrix image = FloatMatrix.wrap(size, sides[0].length / size, sides[0]);
    FloatMatrix text = FloatMatrix.wrap(size, sides[1].length / size, sides[1]);
    List<String> groups = IntStream.range(0, size).mapToObj(String::valueOf).toList();
    return RetrievalEvaluator.evaluate(image, text, groups).textToImage().recallAt10();
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
