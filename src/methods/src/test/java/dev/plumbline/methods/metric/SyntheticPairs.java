package dev.plumbline.methods.metric;

import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.align.Normalize;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.evaluate.RetrievalEvaluator;
import dev.plumbline.core.evaluate.RetrievalReport;
import dev.plumbline.core.model.FloatMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Pairs that share a hidden cause, seen through two drawn linear maps, with noise. */
public final class SyntheticPairs {
  private static final int CAUSES = 8;
  private static final int IMAGE = 24;
  private static final int TEXT = 16;
  private static final double NOISE = 0.3;
  private static final long MAPS = 99;

  private SyntheticPairs() {}

  /** So many images with so many captions each; the maps are the same for every seed. */
  public static PairSet of(long seed, int images, int captions) {
    Random random = new Random(seed);
    double[][] toImage = normal(new Random(MAPS), CAUSES, IMAGE);
    double[][] toText = normal(new Random(MAPS + 1), CAUSES, TEXT);
    int n = images * captions;
    float[] seen = new float[n * IMAGE];
    float[] read = new float[n * TEXT];
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      double[] cause = normal(random, 1, CAUSES)[0];
      float[] image = mapped(cause, toImage, random);
      for (int c = 0; c < captions; c++) {
        System.arraycopy(image, 0, seen, groups.size() * IMAGE, IMAGE);
        System.arraycopy(mapped(cause, toText, random), 0, read, groups.size() * TEXT, TEXT);
        groups.add("image " + i);
      }
    }
    return new PairSet(
        FloatMatrix.wrap(n, IMAGE, seen),
        FloatMatrix.wrap(n, TEXT, read),
        groups,
        Optional.empty());
  }

  private static double[][] normal(Random random, int rows, int columns) {
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextGaussian();
      }
    }
    return values;
  }

  private static float[] mapped(double[] cause, double[][] map, Random random) {
    float[] result = new float[map[0].length];
    for (int j = 0; j < result.length; j++) {
      double sum = NOISE * random.nextGaussian();
      for (int i = 0; i < cause.length; i++) {
        sum += cause[i] * map[i][j];
      }
      result[j] = (float) sum;
    }
    return result;
  }

  /** Retrieval by what was found. */
  public static RetrievalReport evaluate(Projections found, PairSet pairs) {
    return RetrievalEvaluator.evaluate(
        unit(found.visual().apply(pairs.images())),
        unit(found.textual().apply(pairs.texts())),
        pairs.groups());
  }

  private static FloatMatrix unit(FloatMatrix rows) {
    return new Normalize(rows.columns()).apply(rows);
  }
}
