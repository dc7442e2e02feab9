package dev.plumbline.methods.correlation;

import dev.plumbline.core.align.Activation;
import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.Layer;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * Random Fourier features of the RBF kernel (Rahimi and Recht, "Random Features for Large-Scale
 * Kernel Machines", NIPS 2007, algorithm 1): phi(x) = sqrt(2 / D) cos(x W + b), the entries of W
 * normal with deviation 1 / sigma, b uniform in [0, 2 pi]. The cheapest map for many features.
 *
 * @param sigma of the kernel; empty: the median distance between two rows
 * @param features D
 */
public record RandomFourier(OptionalDouble sigma, int features) implements FeatureMap {
  public RandomFourier {
    Nystroem.checkLandmarks(features);
  }

  @Override
  public List<Layer> fit(FloatMatrix rows, Random random) {
    double scale = KernelChoice.rbf(sigma).scale(rows, random);
    float[] weight = new float[rows.columns() * features];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = (float) (random.nextGaussian() / scale);
    }
    float[] bias = new float[features];
    for (int j = 0; j < features; j++) {
      bias[j] = (float) (2 * Math.PI * random.nextDouble());
    }
    return List.of(
        new Affine(FloatMatrix.wrap(rows.columns(), features, weight), FloatVector.wrap(bias)),
        new Activation(Activation.Kind.FOURIER, features));
  }
}
