package dev.plumbline.training;

import dev.plumbline.core.encode.EncodedContent;
import dev.plumbline.core.encode.ImageEncoder;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.scenes.Colour;
import dev.plumbline.scenes.Scene;
import dev.plumbline.scenes.Scenes;
import dev.plumbline.scenes.ShapeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * What cells tell of the object that they show: each class is the mean vector of its cells in the
 * training part, and a cell of the test part has the class of the nearest mean.
 */
final class CellFigures {
  private final List<float[]> vectors = new ArrayList<>();
  private final List<float[]> facts = new ArrayList<>();

  private CellFigures() {}

  /** Adds the percentages of right answers as {@code cells.shape} and {@code cells.colour}. */
  static void measure(
      ImageEncoder encoder, Scenes train, Scenes test, int size, SortedMap<String, Double> into) {
    CellFigures known = of(encoder, train, size);
    CellFigures asked = of(encoder, test, size);
    int shapes = ShapeKind.values().length;
    int colours = Colour.values().length;
    into.put("cells.shape", asked.accuracy(known, 1, shapes));
    into.put("cells.colour", asked.accuracy(known, 1 + shapes, colours));
    into.put("cells.count", (double) asked.vectors.size());
  }

  /** Every cell that shows an object. */
  private static CellFigures of(ImageEncoder encoder, Scenes scenes, int size) {
    CellFigures figures = new CellFigures();
    for (int i = 0; i < size; i++) {
      Scene scene = scenes.scene(i);
      float[] truth = new float[Truth.CELL_FACTS * Truth.CELLS];
      Truth.write(scene, Crop.whole(scene.size()), new float[Truth.FACTS], 0, truth, 0);
      EncodedContent encoded = encoder.encode(List.of(scene.image())).get(0);
      FloatMatrix cells = encoded.locals().vectors();
      for (int cell = 0; cell < Truth.CELLS; cell++) {
        if (truth[cell] == 1) {
          int place = cell;
          float[] of = new float[Truth.CELL_FACTS];
          IntStream.range(0, of.length).forEach(f -> of[f] = truth[f * Truth.CELLS + place]);
          figures.facts.add(of);
          figures.vectors.add(cells.row(cell).toArray());
        }
      }
    }
    return figures;
  }

  private double accuracy(CellFigures known, int from, int classes) {
    double[][] means = known.means(from, classes);
    int right = 0;
    for (int i = 0; i < vectors.size(); i++) {
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int c = 0; c < classes; c++) {
        double distance = distance(vectors.get(i), means[c]);
        if (distance < least) {
          least = distance;
          best = c;
        }
      }
      right += facts.get(i)[from + best] == 1 ? 1 : 0;
    }
    return 100.0 * right / vectors.size();
  }

  private double[][] means(int from, int classes) {
    double[][] means = new double[classes][vectors.get(0).length];
    int[] counts = new int[classes];
    for (int i = 0; i < vectors.size(); i++) {
      for (int c = 0; c < classes; c++) {
        if (facts.get(i)[from + c] == 1) {
          counts[c]++;
          for (int j = 0; j < means[c].length; j++) {
            means[c][j] += vectors.get(i)[j];
          }
        }
      }
    }
    for (int c = 0; c < classes; c++) {
      for (int j = 0; j < means[c].length; j++) {
        means[c][j] /= Math.max(1, counts[c]);
      }
    }
    return means;
  }

  private static double distance(float[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < b.length; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return sum;
  }
}
