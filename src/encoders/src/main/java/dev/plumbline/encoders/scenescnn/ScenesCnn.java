package dev.plumbline.encoders.scenescnn;

import static dev.plumbline.tensors.Constants.times;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.List;

/**
 * The network. Input [n, 3, 96, 96]; outputs, in this order: global [n, 256] and cells [n, 128, 6,
 * 6].
 *
 * <p>The global vector has two parts. {@code meaning} (160 values) comes from the deepest map: its
 * mean, its maximum, and a narrow copy of all 36 cells, so that places count. {@code look} (96
 * values) is a thumbnail of the picture in opponent colours, 8 x 8 of light and 4 x 4 of each of
 * two colour differences; it holds for any picture, also for one unlike all that the network was
 * trained on, and keeps copies of a picture near. Both are standardised by constants that were
 * fixed in training, and brought to a fixed share of the length.
 */
public final class ScenesCnn extends AbstractBlock {
  /** Side of the square input, in pixels. */
  public static final int SIDE = 96;

  /** Rows, and columns, of the grid of cells. */
  public static final int GRID = 6;

  /** Values of the part that was learned. */
  public static final int MEANING = 160;

  /** Values of the thumbnail. */
  public static final int LOOK = 96;

  /** Values of a cell's vector. */
  public static final int CELL = 128;

  /** Length of the learned part in a global vector of length 1. */
  public static final double MEANING_LENGTH = 0.9;

  private static final int WIDTH = 128;
  private static final int NARROW = 24;

  private final Block trunk;
  private final Block narrow;
  private final Block head;
  private final Block cells;
  private final Block look;

  public ScenesCnn() {
    trunk = addChildBlock("trunk", trunk());
    narrow = addChildBlock("narrow", convolution(NARROW, 1, 1));
    head =
        addChildBlock(
            "head",
            new SequentialBlock()
                .add(Linear.builder().setUnits(192).build())
                .add(BatchNorm.builder().build())
                .add(Activation.reluBlock())
                .add(Linear.builder().setUnits(MEANING).build())
                .add(standardization()));
    cells =
        addChildBlock(
            "cells",
            new SequentialBlock()
                .add(
                    Conv2d.builder()
                        .setKernelShape(new Shape(1, 1))
                        .setFilters(CELL)
                        .optBias(false)
                        .build())
                .add(standardization()));
    look = addChildBlock("look", standardization());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
    NDArray images = inputs.singletonOrThrow();
    NDArray map = trunk.forward(store, inputs, training).singletonOrThrow();
    NDArray places = narrow.forward(store, new NDList(map), training).singletonOrThrow();
    NDArray pooled =
        NDArrays.concat(
            new NDList(
                Pool.globalAvgPool2d(map),
                Pool.globalMaxPool2d(map),
                places.reshape(places.getShape().get(0), -1)),
            1);
    NDArray meaning = head.forward(store, new NDList(pooled), training).singletonOrThrow();
    NDArray seen = look.forward(store, new NDList(thumbnail(images)), training).singletonOrThrow();
    NDArray global =
        NDArrays.concat(
            new NDList(
                times(unit(meaning), MEANING_LENGTH),
                times(unit(seen), Math.sqrt(1 - MEANING_LENGTH * MEANING_LENGTH))),
            1);
    NDArray local = cells.forward(store, new NDList(map), training).singletonOrThrow();
    return new NDList(global, local);
  }

  /** Light and two colour differences of a coarse copy: [n, 64 + 16 + 16]. */
  private static NDArray thumbnail(NDArray images) {
    long n = images.getShape().get(0);
    NDArray fine = average(images, SIDE / 8);
    NDArray coarse = average(images, SIDE / 4);
    NDArray light = channel(fine, 0).add(times(channel(fine, 1), 2)).add(channel(fine, 2));
    NDArray red = channel(coarse, 0).sub(channel(coarse, 1));
    NDArray blue = channel(coarse, 2).sub(channel(coarse, 1));
    return NDArrays.concat(
        new NDList(light.reshape(n, -1), red.reshape(n, -1), blue.reshape(n, -1)), 1);
  }

  private static NDArray average(NDArray images, int side) {
    Shape window = new Shape(side, side);
    return Pool.avgPool2d(images, window, window, new Shape(0, 0), false, true);
  }

  private static NDArray channel(NDArray images, int channel) {
    return images.get(new NDIndex(":, {}", channel));
  }

  private static NDArray unit(NDArray rows) {
    NDArray length = rows.square().sum(new int[] {1}, true).add(1e-12).sqrt();
    return rows.div(length);
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... shapes) {
    long n = shapes[0].get(0);
    trunk.initialize(manager, type, shapes);
    Shape map = trunk.getOutputShapes(shapes)[0];
    narrow.initialize(manager, type, map);
    head.initialize(manager, type, new Shape(n, 2 * WIDTH + NARROW * GRID * GRID));
    cells.initialize(manager, type, map);
    look.initialize(manager, type, new Shape(n, LOOK));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] shapes) {
    long n = shapes[0].get(0);
    return new Shape[] {new Shape(n, MEANING + LOOK), new Shape(n, CELL, GRID, GRID)};
  }

  private static SequentialBlock trunk() {
    return new SequentialBlock()
        .add(convolution(16, 3, 2))
        .add(convolution(32, 3, 2))
        .add(residual(32))
        .add(convolution(64, 3, 2))
        .add(residual(64))
        .add(convolution(WIDTH, 3, 2))
        .add(residual(WIDTH));
  }

  private static SequentialBlock convolution(int filters, int kernel, int stride) {
    return linearConvolution(filters, kernel, stride).add(Activation.reluBlock());
  }

  private static SequentialBlock linearConvolution(int filters, int kernel, int stride) {
    int padding = kernel / 2;
    return new SequentialBlock()
        .add(
            Conv2d.builder()
                .setKernelShape(new Shape(kernel, kernel))
                .setFilters(filters)
                .optStride(new Shape(stride, stride))
                .optPadding(new Shape(padding, padding))
                .optBias(false)
                .build())
        .add(BatchNorm.builder().build());
  }

  private static Block residual(int filters) {
    Block branch =
        new SequentialBlock().add(convolution(filters, 3, 1)).add(linearConvolution(filters, 3, 1));
    return new ParallelBlock(
        both ->
            new NDList(
                Activation.relu(
                    both.get(0).singletonOrThrow().add(both.get(1).singletonOrThrow()))),
        List.of(branch, new LambdaBlock(same -> same)));
  }

  private static Block standardization() {
    return BatchNorm.builder().optCenter(false).optScale(false).build();
  }
}
