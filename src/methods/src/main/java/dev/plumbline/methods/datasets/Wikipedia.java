package dev.plumbline.methods.datasets;

import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.model.FloatMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

/**
 * The Wikipedia features of Rasiwasia et al. (2010): 128 SIFT words an image, 10 topics a text, ten
 * classes; 2,173 pairs to train and 693 to test.
 *
 * @param train pairs with labels 1 to 10
 * @param test pairs with labels 1 to 10
 */
public record Wikipedia(PairSet train, PairSet test) {
  /** The folder's name. */
  public static final String NAME = "wikipedia";

  /**
   * Reads the folder.
   *
   * @throws IOException if a file is missing or damaged
   */
  public static Wikipedia read(Path folder) throws IOException {
    try (MatFile file = Mat5.readFromFile(folder.resolve("raw_features.mat").toFile())) {
      return new Wikipedia(
          part(file, "tr", folder.resolve("trainset_txt_img_cat.list")),
          part(file, "te", folder.resolve("testset_txt_img_cat.list")));
    }
  }

  private static PairSet part(MatFile file, String suffix, Path list) throws IOException {
    List<Integer> labels = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    for (String line : Files.readAllLines(list)) {
      String[] words = line.split("\t", -1);
      if (words.length != 3) {
        throw new IOException(list + ": '" + line + "' (expected: text, image and class)");
      }
      groups.add(suffix + groups.size());
      labels.add(Integer.parseInt(words[2].strip()));
    }
    return new PairSet(
        matrix(file.getMatrix("I_" + suffix)),
        matrix(file.getMatrix("T_" + suffix)),
        groups,
        Optional.of(labels));
  }

  private static FloatMatrix matrix(Matrix matrix) {
    int rows = matrix.getNumRows();
    int columns = matrix.getNumCols();
    float[] values = new float[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        values[i * columns + j] = (float) matrix.getDouble(i, j);
      }
    }
    return FloatMatrix.wrap(rows, columns, values);
  }
}
