package dev.plumbline.methods.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import dev.plumbline.core.align.AlignerTrainer.TrainingMonitor;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.linear.NativeBlas;
import dev.plumbline.methods.metric.Contrastive;
import dev.plumbline.methods.metric.Measure;
import dev.plumbline.methods.metric.PairMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ImageTrainingTest {
  private static final int SIDE = 16;
  private static final int COUNT = 24;

  /** A bar across for even rows, a bar down for odd ones, somewhere. */
  private static FloatMatrix bars(long seed) {
    Random random = new Random(seed);
    float[] pixels = new float[COUNT * SIDE * SIDE];
    for (int i = 0; i < COUNT; i++) {
      int place = 2 + random.nextInt(SIDE - 4);
      for (int k = 0; k < SIDE; k++) {
        pixels[i * SIDE * SIDE + (i % 2 == 0 ? place * SIDE + k : k * SIDE + place)] = 1;
      }
    }
    return FloatMatrix.wrap(COUNT, SIDE * SIDE, pixels);
  }

  private static final ImageObjective APART =
      (embeddings, rows) ->
          new Contrastive(1)
              .of(
                  PairMatrix.within(
                      Measure.EUCLIDEAN.scores(embeddings, embeddings),
                      Arrays.stream(rows).map(row -> row % 2).toArray()));

  private static FloatMatrix trained(
      Supplier<Block> network, int steps, long seed, TrainingMonitor monitor) {
    FloatMatrix pixels = bars(1);
    int[] all = new int[COUNT];
    Arrays.setAll(all, i -> i);
    try (NDManager manager = NativeBlas.newManager();
        ImageTower tower = new ImageTower(manager, network.get(), SIDE, seed)) {
      new ImageTraining(steps, 1e-2)
          .run(manager, tower, pixels::select, step -> all, APART, monitor);
      return tower.embed(bars(2));
    }
  }

  @Test
  void learnsWhatIsAsked() {
    for (Supplier<Block> network :
        List.<Supplier<Block>>of(() -> ImageNetworks.fine(2), () -> ImageNetworks.coarse(2))) {
      FloatMatrix found = trained(network, 40, 1, TrainingMonitor.silent());
      assertThat(found.rows()).isEqualTo(COUNT);
      assertThat(found.columns()).isEqualTo(2);
      int right = 0;
      for (int i = 0; i < COUNT; i++) {
        int nearest = i == 0 ? 1 : 0;
        for (int j = 0; j < COUNT; j++) {
          nearest = j != i && distance(found, i, j) < distance(found, i, nearest) ? j : nearest;
        }
        right += nearest % 2 == i % 2 ? 1 : 0;
      }
      assertThat(right).isGreaterThan(COUNT * 3 / 4);
    }
  }

  private static double distance(FloatMatrix rows, int i, int j) {
    return Math.hypot(rows.get(i, 0) - rows.get(j, 0), rows.get(i, 1) - rows.get(j, 1));
  }

  @Test
  void tellsOfItsProgressAndStopsWhenAsked() {
    List<String> told = new ArrayList<>();
    trained(() -> ImageNetworks.coarse(2), 20, 1, (done, message) -> told.add(message));
    assertThat(told).hasSize(10).last().asString().startsWith("step 20 of 20: loss ");
    TrainingMonitor impatient =
        new TrainingMonitor() {
          @Override
          public void progress(double done, String message) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> trained(() -> ImageNetworks.coarse(2), 20, 1, impatient))
        .withMessage("stopped: step 0 of 20");
  }

  @Test
  void refusesWhatIsNoPlan() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ImageTraining(0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImageTraining(1, 0))
        .withMessage("steps: 1, rate: 0.0 (expected: >= 1, > 0)");
  }
}
