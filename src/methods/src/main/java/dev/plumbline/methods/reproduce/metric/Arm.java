package dev.plumbline.methods.reproduce.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import dev.plumbline.methods.datasets.LabelledImages;
import dev.plumbline.methods.image.ImageObjective;
import dev.plumbline.methods.metric.ClassObjective;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** One way of learning from images with classes; whatever else surrounds it is the same for all. */
interface Arm {
  /** The rows of each step's batch. */
  IntFunction<int[]> batches(LabelledImages train, int batch, long seed);

  /**
   * What is minimised.
   *
   * @param memory what is learned beside the encoder belongs to it
   */
  ImageObjective objective(NDManager memory, LabelledImages train, int dimension, long seed);

  private static int[] classes(LabelledImages images, int[] rows) {
    return Arrays.stream(rows).map(row -> images.labels().get(row)).toArray();
  }

  /**
   * Softmax, and a loss on centers if one is given; every image once an epoch.
   *
   * @param centers empty: the softmax alone
   */
  record OfClasses(Optional<ClassObjective.Centers> centers) implements Arm {
    @Override
    public IntFunction<int[]> batches(LabelledImages train, int batch, long seed) {
      return Sampling.shuffled(train.count(), batch, seed);
    }

    @Override
    public ImageObjective objective(
        NDManager memory, LabelledImages train, int dimension, long seed) {
      ClassObjective classes =
          new ClassObjective(memory, train.classes(), dimension, centers, seed);
      return new ImageObjective() {
        @Override
        public NDArray loss(NDArray embeddings, int[] rows) {
          return classes.loss(embeddings, classes(train, rows));
        }

        @Override
        public List<NDArray> parameters() {
          return classes.parameters();
        }

        @Override
        public void step() {
          classes.step();
        }
      };
    }
  }

  /**
   * A loss of anchors against the positives of the batch, two images of a class; as many images an
   * epoch as there are.
   */
  record OfPairs(PairCost cost) implements Arm {
    /** What a batch of pairs costs. */
    interface PairCost {
      /**
       * The loss.
       *
       * @param anchors [n, d]
       * @param positives [n, d]
       * @param classes of both, all different, [n]
       */
      NDArray of(NDArray anchors, NDArray positives, int[] classes);
    }

    @Override
    public IntFunction<int[]> batches(LabelledImages train, int batch, long seed) {
      return Sampling.pairs(train, batch / 2, seed);
    }

    @Override
    public ImageObjective objective(
        NDManager memory, LabelledImages train, int dimension, long seed) {
      return (embeddings, rows) -> {
        int n = rows.length / 2;
        return cost.of(
            embeddings.get(new NDIndex(":{}", n)),
            embeddings.get(new NDIndex("{}:", n)),
            classes(train, Arrays.copyOf(rows, n)));
      };
    }
  }
}
