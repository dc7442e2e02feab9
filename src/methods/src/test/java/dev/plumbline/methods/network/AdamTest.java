package dev.plumbline.methods.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.plumbline.methods.linear.NativeBlas;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdamTest {
  /** The algorithm by hand, on w1^2 + 3 w2^2. */
  @Test
  void isTheAlgorithm() {
    double[] w = {1, -2};
    double[] m = new double[2];
    double[] v = new double[2];
    double rate = 0.1;
    try (NDManager manager = NativeBlas.newManager()) {
      NDArray weights = manager.create(w.clone(), new Shape(2));
      NDArray scale = manager.create(new double[] {1, 3}, new Shape(2));
      weights.setRequiresGradient(true);
      Adam adam = new Adam(List.of(weights));
      for (int t = 1; t <= 5; t++) {
        try (NDManager step = manager.newSubManager();
            Gradients gradients =
                Gradients.of(step, List.of(weights), () -> weights.square().mul(scale).sum())) {
          adam.step(gradients, rate);
        }
        for (int i = 0; i < 2; i++) {
          double g = 2 * w[i] * (i == 0 ? 1 : 3);
          m[i] = .9 * m[i] + .1 * g;
          v[i] = .999 * v[i] + .001 * g * g;
          double first = m[i] / (1 - Math.pow(.9, t));
          double second = v[i] / (1 - Math.pow(.999, t));
          w[i] -= rate * first / (Math.sqrt(second) + 1e-8);
        }
        assertThat(weights.toDoubleArray()).containsExactly(w, within(1e-10));
      }
    }
  }

  @Test
  void clippingShortensTheGradientAsAWhole() {
    try (NDManager manager = NativeBlas.newManager()) {
      NDArray weights = manager.create(new float[] {3, 4}, new Shape(2));
      weights.setRequiresGradient(true);
      for (int i = 0; i < 2; i++) { // the second time shows that nothing was left of the first
        try (NDManager step = manager.newSubManager();
            Gradients gradients =
                Gradients.of(step, List.of(weights), () -> weights.square().sum())) {
          assertThat(gradients.loss()).isCloseTo(25, within(1e-5));
          assertThat(gradients.norm()).isCloseTo(10, within(1e-5));
          gradients.clip(20);
          assertThat(gradients.arrays().get(0).toFloatArray()).containsExactly(6, 8);
          gradients.clip(1);
          assertThat(gradients.arrays().get(0).toFloatArray())
              .containsExactly(new float[] {.6f, .8f}, within(1e-6f));
        }
      }
    }
  }

  @Test
  void refusesWhatIsNotFinite() {
    try (NDManager manager = NativeBlas.newManager()) {
      NDArray weights = manager.create(new float[] {0, 4}, new Shape(2));
      weights.setRequiresGradient(true);
      assertThatExceptionOfType(NotFiniteException.class)
          .isThrownBy(
              () -> {
                try (NDManager step = manager.newSubManager()) {
                  Gradients.of(step, List.of(weights), () -> weights.sqrt().sum()).close();
                }
              })
          .withMessageContaining("expected: finite");
      try (NDManager step = manager.newSubManager();
          Gradients gradients = Gradients.of(step, List.of(weights), weights::sum)) {
        assertThat(gradients.arrays().get(0).toFloatArray()).containsExactly(1, 1);
      }
    }
  }

  @Test
  void twoThreadsTakeTurns() throws Exception {
    Runnable work =
        () -> {
          try (NDManager manager = NativeBlas.newManager()) {
            NDArray weights = manager.create(new float[] {3, 4}, new Shape(2));
            weights.setRequiresGradient(true);
            for (int i = 0; i < 200; i++) {
              try (NDManager step = manager.newSubManager();
                  Gradients gradients =
                      Gradients.of(step, List.of(weights), () -> weights.square().sum())) {
                assertThat(gradients.arrays().get(0).toFloatArray()).containsExactly(6, 8);
              }
            }
          }
        };
    List<java.util.concurrent.CompletableFuture<Void>> both =
        List.of(
            java.util.concurrent.CompletableFuture.runAsync(work),
            java.util.concurrent.CompletableFuture.runAsync(work));
    for (java.util.concurrent.CompletableFuture<Void> one : both) {
      one.get(60, java.util.concurrent.TimeUnit.SECONDS);
    }
  }
}
