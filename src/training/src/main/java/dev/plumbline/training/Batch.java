package dev.plumbline.training;

import dev.plumbline.encoders.scenescnn.ScenesCnn;

/**
 * One batch in Java memory, n views of n/2 scenes: the first view of each, then the second of each.
 *
 * @param n views
 * @param images [n, 3, 96, 96]
 * @param texts one caption's vector a view, [n, d]
 * @param facts [n, FACTS], see {@link Truth}
 * @param cells [n, CELL_FACTS, 6, 6]
 * @param backgrounds one hot, [n, BACKGROUNDS]
 * @param counts one hot, objects seen, [n, MOST_OBJECTS + 1]
 */
@SuppressWarnings("ArrayRecordComponent") // carried to the engine, never compared
record Batch(
    int n,
    float[] images,
    float[] texts,
    float[] facts,
    float[] cells,
    float[] backgrounds,
    float[] counts) {
  static final int IMAGE = 3 * ScenesCnn.SIDE * ScenesCnn.SIDE;

  static Batch ofZeros(int n, int textDimension) {
    return new Batch(
        n,
        new float[n * IMAGE],
        new float[n * textDimension],
        new float[n * Truth.FACTS],
        new float[n * Truth.CELL_FACTS * Truth.CELLS],
        new float[n * Truth.BACKGROUNDS],
        new float[n * (Truth.MOST_OBJECTS + 1)]);
  }
}
