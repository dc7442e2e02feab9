package dev.plumbline.training;

import dev.plumbline.core.encode.EncodedContent;
import dev.plumbline.core.encode.TextEncoder;
import dev.plumbline.scenes.Caption;
import dev.plumbline.scenes.Scenes;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;

/**
 * The sentence vectors of two captions a scene, computed once: texts are dear, pictures are not.
 */
final class CaptionPool {
  /** Captions of a scene that are encoded. */
  static final int PER_SCENE = 2;

  private static final int CHUNK = 128;

  private final int dimension;
  private final float[] vectors;

  private CaptionPool(int dimension, float[] vectors) {
    this.dimension = dimension;
    this.vectors = vectors;
  }

  /**
   * Encodes two of the five captions of each scene from 0 to {@code size}.
   *
   * @param progress told the share that is done, from 0 to 1
   */
  static CaptionPool encode(
      Scenes scenes, int size, long seed, TextEncoder encoder, DoubleConsumer progress) {
    SplittableRandom random = new SplittableRandom(seed);
    int d = encoder.dimension();
    float[] vectors = new float[size * PER_SCENE * d];
    for (int from = 0; from < size; from += CHUNK) {
      int to = Math.min(size, from + CHUNK);
      List<String> texts = new ArrayList<>();
      for (int i = from; i < to; i++) {
        List<Caption> captions = scenes.scene(i).captions();
        int first = random.nextInt(captions.size());
        int second = (first + 1 + random.nextInt(captions.size() - 1)) % captions.size();
        texts.add(captions.get(first).text());
        texts.add(captions.get(second).text());
      }
      List<EncodedContent> encoded = encoder.encode(texts);
      for (int i = 0; i < encoded.size(); i++) {
        encoded.get(i).global().copyTo(vectors, (from * PER_SCENE + i) * d);
      }
      progress.accept((double) to / size);
    }
    return new CaptionPool(d, vectors);
  }

  int dimension() {
    return dimension;
  }

  int size() {
    return vectors.length / dimension / PER_SCENE;
  }

  void copy(int scene, int caption, float[] target, int offset) {
    System.arraycopy(vectors, (scene * PER_SCENE + caption) * dimension, target, offset, dimension);
  }
}
