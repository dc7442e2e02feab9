package dev.plumbline.methods.correlation;

import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.Layer;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.align.Projection;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.linear.Matrices;
import dev.plumbline.methods.linear.NativeLayers;
import dev.plumbline.methods.linear.Products;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Zheng et al. (2006): {@link Kcca} between vectors and their semantic ratings, the ratings of a
 * new vector by linear regression from its canonical variates u, y = mean + B'u with B = (U'U)^-1
 * U'Y, and its class the one that is rated highest.
 *
 * <p>In the paper people rated each face for each expression; {@link #fit(FloatMatrix, FloatMatrix,
 * long)} takes such ratings. Without them a class's own rating is 1 and the others' are 0.
 *
 * @param kernel the kernel's features of the vectors; the ratings' kernel is linear
 * @param cca on the features
 */
public record KccaClassifier(FeatureMap kernel, Cca cca) {
  /**
   * What a fit finds.
   *
   * @param ratings from a vector to one rating a class
   */
  public record Model(Projection ratings) {
    /** Each row's class: the place of its highest rating, the first of equals. */
    public List<Integer> classify(FloatMatrix rows) {
      FloatMatrix rated = NativeLayers.apply(ratings.layers(), rows);
      List<Integer> classes = new ArrayList<>(rows.rows());
      for (int i = 0; i < rated.rows(); i++) {
        int best = 0;
        for (int c = 1; c < rated.columns(); c++) {
          best = rated.get(i, c) > rated.get(i, best) ? c : best;
        }
        classes.add(best);
      }
      return classes;
    }
  }

  /**
   * Fits from classes.
   *
   * @param x vectors, [n, d], n of 2 or more
   * @param classes each row's, [n], from 0
   */
  public Model fit(FloatMatrix x, List<Integer> classes, long seed) {
    int count = 1 + classes.stream().mapToInt(Integer::intValue).max().orElse(0);
    float[] ratings = new float[classes.size() * count];
    for (int i = 0; i < classes.size(); i++) {
      ratings[i * count + classes.get(i)] = 1;
    }
    return fit(x, FloatMatrix.wrap(classes.size(), count, ratings), seed);
  }

  /**
   * Fits from ratings.
   *
   * @param x vectors, [n, d], n of 2 or more
   * @param ratings of each class, [n, c]
   * @throws IllegalArgumentException if a side does not vary
   */
  public Model fit(FloatMatrix x, FloatMatrix ratings, long seed) {
    List<String> groups =
        java.util.stream.IntStream.range(0, x.rows()).mapToObj(Integer::toString).toList();
    PairSet pairs = new PairSet(x, ratings, groups, Optional.empty());
    Projection variates =
        new Kcca(kernel, new FeatureMap.Identity(), cca).fit(pairs, seed).projections().visual();
    List<Layer> layers = new ArrayList<>(variates.layers());
    layers.add(regression(NativeLayers.apply(variates.layers(), x), ratings));
    return new Model(new Projection(layers));
  }

  /** Least squares; u has mean 0 on the training rows, so the intercept is the mean rating. */
  private static Affine regression(FloatMatrix u, FloatMatrix y) {
    DMatrixRMaj inputs = Matrices.toFloat64(u);
    DMatrixRMaj b = new DMatrixRMaj(u.columns(), y.columns());
    DMatrixRMaj inverse = new DMatrixRMaj(u.columns(), u.columns());
    CommonOps_DDRM.pinv(Products.multiplyTransposed(inputs, inputs), inverse);
    CommonOps_DDRM.mult(inverse, Products.multiplyTransposed(inputs, Matrices.toFloat64(y)), b);
    double[] mean = new double[y.columns()];
    for (int i = 0; i < y.data().length; i++) {
      mean[i % y.columns()] += y.data()[i] / (double) y.rows();
    }
    return new Affine(Matrices.toFloat32(b), Matrices.toFloat32(mean));
  }
}
