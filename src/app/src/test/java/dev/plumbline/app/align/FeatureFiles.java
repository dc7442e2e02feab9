package dev.plumbline.app.align;

import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.model.FloatMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

/** Pairs whose truth is known, and feature files of them. */
final class FeatureFiles {
  private FeatureFiles() {}

  /**
   * Two views of hidden vectors, which stand for five classes: a linear map each, and noise. Each
   * picture has two captions.
   */
  static PairSet pairs(int pictures, long seed) {
    Random maps = new Random(1);
    float[][] a = gaussian(maps, 6, 12);
    float[][] b = gaussian(maps, 6, 9);
    float[][] centres = gaussian(maps, 5, 6);
    Random random = new Random(seed);
    int n = 2 * pictures;
    float[] images = new float[n * 12];
    float[] texts = new float[n * 9];
    List<String> groups = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int p = 0; p < pictures; p++) {
      int label = random.nextInt(5);
      float[] hidden = new float[6];
      for (int h = 0; h < 6; h++) {
        hidden[h] = 2 * centres[label][h] + (float) random.nextGaussian();
      }
      float[] image = view(hidden, a, random);
      for (int caption = 0; caption < 2; caption++) {
        int row = 2 * p + caption;
        System.arraycopy(image, 0, images, row * 12, 12);
        System.arraycopy(view(hidden, b, random), 0, texts, row * 9, 9);
        groups.add("picture-" + p);
        labels.add(label);
      }
    }
    return new PairSet(
        FloatMatrix.wrap(n, 12, images),
        FloatMatrix.wrap(n, 9, texts),
        groups,
        Optional.of(labels));
  }

  private static float[][] gaussian(Random random, int rows, int columns) {
    float[][] values = new float[rows][columns];
    for (float[] row : values) {
      for (int c = 0; c < columns; c++) {
        row[c] = (float) random.nextGaussian();
      }
    }
    return values;
  }

  private static float[] view(float[] hidden, float[][] map, Random noise) {
    float[] out = new float[map[0].length];
    for (int c = 0; c < out.length; c++) {
      out[c] = (float) (0.3 * noise.nextGaussian());
      for (int h = 0; h < hidden.length; h++) {
        out[c] += hidden[h] * map[h][c];
      }
    }
    return out;
  }

  /** Writes images, texts, ids and, if there are any, labels. */
  static Path write(Path file, PairSet pairs) throws IOException {
    MatFile mat = Mat5.newMatFile();
    mat.addArray("images", matrix(pairs.images()));
    mat.addArray("texts", matrix(pairs.texts()));
    Cell ids = Mat5.newCell(pairs.size(), 1);
    for (int i = 0; i < pairs.size(); i++) {
      ids.set(i, Mat5.newString(pairs.groups().get(i)));
    }
    mat.addArray("ids", ids);
    if (pairs.labels().isPresent()) {
      Matrix labels = Mat5.newMatrix(pairs.size(), 1);
      for (int i = 0; i < pairs.size(); i++) {
        labels.setDouble(i, pairs.labels().get().get(i));
      }
      mat.addArray("labels", labels);
    }
    Mat5.writeToFile(mat, file.toFile());
    return file;
  }

  private static Matrix matrix(FloatMatrix rows) {
    Matrix matrix = Mat5.newMatrix(rows.rows(), rows.columns());
    for (int i = 0; i < rows.rows(); i++) {
      for (int c = 0; c < rows.columns(); c++) {
        matrix.setDouble(i, c, rows.get(i, c));
      }
    }
    return matrix;
  }
}
