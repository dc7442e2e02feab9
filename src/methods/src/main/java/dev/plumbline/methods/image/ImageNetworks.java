package dev.plumbline.methods.image;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.initializer.NormalInitializer;

/** Convolutional networks for images [n, 1, side, side] of about 28 rows and columns. */
public final class ImageNetworks {
  private static final Shape PAIR = new Shape(2, 2);
  private static final int HIDDEN = 64;

  /** Embeddings begin short, so that losses in inner products and distances begin soft. */
  private static final float LAST_DEVIATION = 0.01f;

  private ImageNetworks() {}

  /**
   * Three rounds of convolution, batch normalisation, ReLU and max pooling, then a linear map.
   *
   * @param dimension of the embeddings
   */
  public static Block fine(int dimension) {
    SequentialBlock network = new SequentialBlock();
    addRound(network, 8);
    addRound(network, 16);
    addRound(network, 64);
    return network.add(Blocks.batchFlattenBlock()).add(last(dimension));
  }

  /**
   * Half the resolution, two such rounds, a hidden layer, and a linear map: a third of the work.
   *
   * @param dimension of the embeddings
   */
  public static Block coarse(int dimension) {
    SequentialBlock network = new SequentialBlock().add(Pool.avgPool2dBlock(PAIR, PAIR));
    addRound(network, 16);
    addRound(network, 32);
    return network
        .add(Blocks.batchFlattenBlock())
        .add(Linear.builder().setUnits(HIDDEN).build())
        .add(BatchNorm.builder().build())
        .add(Activation.reluBlock())
        .add(last(dimension));
  }

  private static void addRound(SequentialBlock network, int filters) {
    network
        .add(
            Conv2d.builder()
                .setKernelShape(new Shape(3, 3))
                .optPadding(new Shape(1, 1))
                .optBias(false)
                .setFilters(filters)
                .build())
        .add(BatchNorm.builder().build())
        .add(Activation.reluBlock())
        .add(Pool.maxPool2dBlock(PAIR, PAIR));
  }

  private static Block last(int dimension) {
    Linear last = Linear.builder().setUnits(dimension).build();
    last.setInitializer(new NormalInitializer(LAST_DEVIATION), Parameter.Type.WEIGHT);
    return last;
  }
}
