package dev.plumbline.methods.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.plumbline.core.align.Projection;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.linear.NativeBlas;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkTest {
  private static final int WIDTH = 7;

  private static FloatMatrix rows(long seed, int count) {
    Random random = new Random(seed);
    float[] values = new float[count * WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (3 + (1 + i % WIDTH) * random.nextGaussian());
    }
    return FloatMatrix.wrap(count, WIDTH, values);
  }

  static Stream<Head> heads() {
    return Stream.of(
        Head.linear(4),
        new Head(List.of(), 4, false, 0, false),
        Head.mlp(4, 9, 6),
        new Head(List.of(9, 6), 4, true, .3, true));
  }

  /** A network that has taken some steps. */
  private static void train(NDManager manager, Network network, FloatMatrix rows) {
    Adam adam = new Adam(network.parameters());
    for (int i = 0; i < 20; i++) {
      try (NDManager step = manager.newSubManager();
          Gradients gradients =
              Gradients.of(
                  step,
                  network.parameters(),
                  () ->
                      network.forward(Arrays32.create(step, rows), true).sub(.4).square().sum())) {
        adam.step(gradients, .01);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("heads")
  void projectsAsItEmbeds(Head head) {
    FloatMatrix rows = rows(1, 50);
    try (NDManager manager = NativeBlas.newManager();
        Network network = Network.standardized(manager, head, rows, 1)) {
      train(manager, network, rows);
      assertClose(network.projection().apply(rows), network.embed(manager, rows));
    }
  }

  @ParameterizedTest
  @MethodSource("heads")
  void beginsWhereAWarmStartEnded(Head head) {
    FloatMatrix rows = rows(2, 50);
    FloatMatrix others = rows(3, 60);
    try (NDManager manager = NativeBlas.newManager();
        Network first = Network.standardized(manager, head, rows, 1);
        Network second = Network.standardized(manager, head, others, 2)) {
      train(manager, first, rows);
      Projection found = first.projection();
      second.warmStart(manager, found, others);
      assertClose(second.embed(manager, others), found.apply(others));
      assertClose(second.projection().apply(others), found.apply(others));
    }
  }

  @Test
  void takesOnlyWhatFits() {
    FloatMatrix rows = rows(2, 50);
    try (NDManager manager = NativeBlas.newManager();
        Network first = Network.standardized(manager, Head.mlp(4, 9), rows, 1);
        Network second = Network.standardized(manager, Head.mlp(5, 9), rows, 2)) {
      second.warmStart(manager, first.projection(), rows);
      assertThat(second.parameters().get(0).toFloatArray())
          .usingComparatorWithPrecision(1e-5f)
          .containsExactly(first.parameters().get(0).toFloatArray());
      assertThat(second.embed(manager, rows).columns()).isEqualTo(5);
    }
  }

  @Test
  void aColumnThatDoesNotVaryHasNoEffect() {
    float[] values = rows(4, 20).data().clone();
    for (int i = 0; i < 20; i++) {
      values[i * WIDTH + 2] = 5;
    }
    FloatMatrix rows = FloatMatrix.wrap(20, WIDTH, values);
    try (NDManager manager = NativeBlas.newManager();
        Network network = Network.standardized(manager, Head.linear(3), rows, 1)) {
      float[] changed = values.clone();
      changed[2] = 1e6f;
      FloatMatrix odd = FloatMatrix.wrap(20, WIDTH, changed);
      assertClose(network.projection().apply(odd), network.projection().apply(rows));
    }
  }

  @Test
  void sameSeedSameNetwork() {
    FloatMatrix rows = rows(5, 30);
    try (NDManager manager = NativeBlas.newManager()) {
      Projection[] found = new Projection[3];
      for (int i = 0; i < found.length; i++) {
        Head head = new Head(List.of(8), 4, true, .5, true);
        try (Network network = Network.standardized(manager, head, rows, i / 2)) {
          train(manager, network, rows);
          found[i] = network.projection();
        }
      }
      assertClose(found[1].apply(rows), found[0].apply(rows));
      assertThat(found[2]).isNotEqualTo(found[0]);
    }
  }

  @Test
  void gradientsOfTheWholeNetworkAreTheDerivatives() {
    Head head = new Head(List.of(5), 3, true, 0, true);
    double[] target = GradientCheck.normal(9, 8 * 3);
    try (NDManager manager = NativeBlas.newManager();
        Network network = Network.of(manager, DataType.FLOAT64, head, WIDTH, 3)) {
      GradientCheck.check(
          List.<double[][]>of(GradientCheck.normalRows(6, 8, WIDTH)),
          rows -> {
            NDArray x = rows.get(0);
            NDArray wanted = x.getManager().create(target, new Shape(8, 3));
            return network.forward(x, true).mul(wanted).sum();
          });
    }
  }

  private static void assertClose(FloatMatrix actual, FloatMatrix expected) {
    assertThat(actual.rows()).isEqualTo(expected.rows());
    assertThat(actual.columns()).isEqualTo(expected.columns());
    for (int i = 0; i < expected.rows(); i++) {
      for (int j = 0; j < expected.columns(); j++) {
        assertThat(actual.get(i, j)).isCloseTo(expected.get(i, j), within(2e-4f));
      }
    }
  }
}
