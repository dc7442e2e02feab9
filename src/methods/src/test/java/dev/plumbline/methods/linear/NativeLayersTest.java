package dev.plumbline.methods.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.align.Activation;
import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.KernelFeatures;
import dev.plumbline.core.align.KernelFeatures.Kernel;
import dev.plumbline.core.align.Layer;
import dev.plumbline.core.align.Normalize;
import dev.plumbline.core.align.Projection;
import dev.plumbline.core.model.FloatMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NativeLayersTest {
  private static FloatMatrix random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    float[] data = new float[rows * columns];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) (0.5 * random.nextGaussian());
    }
    return FloatMatrix.wrap(rows, columns, data);
  }

  private static Affine affine(int inputs, int outputs, long seed) {
    return new Affine(random(inputs, outputs, seed), random(1, outputs, seed + 1).row(0));
  }

  static Stream<List<Layer>> stacks() {
    List<List<Layer>> stacks = new ArrayList<>();
    for (Activation.Kind kind : Activation.Kind.values()) {
      stacks.add(List.of(affine(6, 5, 1), new Activation(kind, 5)));
    }
    for (Kernel kernel : Kernel.values()) {
      stacks.add(List.of(new KernelFeatures(kernel, 0.7, 1, 3, random(4, 6, 2)), affine(4, 2, 3)));
    }
    stacks.add(List.of(new Normalize(6)));
    return stacks.stream();
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void agreeWithTheLayersThemselves(List<Layer> layers) {
    FloatMatrix rows = random(5000, 6, 4); // more than a chunk
    Arrays.fill(rows.data(), 0, 6, 0);
    FloatMatrix expected = new Projection(layers).apply(rows);
    FloatMatrix found = NativeLayers.inEngine(layers, rows);
    assertThat(found.columns()).isEqualTo(expected.columns());
    assertThat(found.data()).containsExactly(expected.data(), within(2e-5f));
  }

  @Test
  void joinsTwoAffineLayers() {
    Affine first = affine(6, 5, 7);
    Affine second = affine(5, 3, 8);
    FloatMatrix rows = random(4, 6, 9);
    assertThat(NativeLayers.joined(first, second).apply(rows).data())
        .containsExactly(second.apply(first.apply(rows)).data(), within(1e-5f));
  }

  @Test
  void checksTheWidth() {
    assertThat(NativeLayers.apply(List.of(), random(1, 2, 1))).isEqualTo(random(1, 2, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NativeLayers.apply(List.of(new Normalize(3)), random(1, 2, 1)))
        .withMessageContaining("2 columns (expected: 3)");
  }
}
