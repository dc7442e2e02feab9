package dev.plumbline.tensors;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ConstantsTest {
  private static final int OPERATIONS = 200;

  /** With DJL's own {@code mul(Number)} most of the gradients come out wrong here. */
  @Test
  void theGradientOutlivesACollection() {
    assertThat(gradients(x -> Constants.times(x, 3))).containsOnly(3f);
    assertThat(gradients(x -> Constants.over(x, 4))).containsOnly(0.25f);
    assertThat(gradients(x -> Constants.atLeast(x, 1))).containsOnly(1f);
    assertThat(gradients(x -> Constants.atMost(x, 3))).containsOnly(1f);
    assertThat(gradients(x -> Constants.power(x, 2))).containsOnly(4f);
  }

  @Test
  void theValuesAreThoseOfTheOperation() {
    try (NDManager manager = NDManager.newBaseManager(null, "PyTorch")) {
      NDArray x = manager.create(new float[] {-2, 3});
      assertThat(Constants.times(x, 1.5).toFloatArray()).containsExactly(-3, 4.5f);
      assertThat(Constants.over(x, 2).toFloatArray()).containsExactly(-1, 1.5f);
      assertThat(Constants.atLeast(x, 0).toFloatArray()).containsExactly(0, 3);
      assertThat(Constants.atMost(x, 0).toFloatArray()).containsExactly(-2, 0);
      assertThat(Constants.power(x, 3).toFloatArray()).containsExactly(-8, 27);
      assertThat(Constants.times(x, 1.5).getDataType()).isEqualTo(DataType.FLOAT32);
      NDArray wide = manager.create(new double[] {0.1});
      assertThat(Constants.times(wide, 0.1).toDoubleArray()).containsExactly(0.1 * 0.1);
    }
  }

  /** Of the sum of many results with respect to each input, all 2, taken after a collection. */
  private static List<Float> gradients(UnaryOperator<NDArray> operation) {
    List<Float> gradients = new ArrayList<>();
    try (NDManager manager = NDManager.newBaseManager(null, "PyTorch")) {
      List<NDArray> inputs = new ArrayList<>();
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        NDArray sum = manager.create(0f);
        for (int i = 0; i < OPERATIONS; i++) {
          NDArray x = manager.create(2f);
          x.setRequiresGradient(true);
          inputs.add(x);
          sum = sum.add(operation.apply(x));
        }
        overwriteWhatIsFree();
        collector.backward(sum);
      }
      for (NDArray x : inputs) {
        try (NDArray gradient = x.getGradient()) {
          gradients.add(gradient.getFloat());
        }
      }
    }
    return gradients;
  }

  private static void overwriteWhatIsFree() {
    List<ByteBuffer> buffers = new ArrayList<>();
    for (int round = 0; round < 5; round++) {
      System.gc();
      for (int i = 0; i < 10 * OPERATIONS; i++) {
        buffers.add(ByteBuffer.allocateDirect(4).putFloat(0, 1e30f));
      }
    }
    assertThat(buffers).isNotEmpty();
  }
}
