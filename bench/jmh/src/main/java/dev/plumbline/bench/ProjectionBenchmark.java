package dev.plumbline.bench;

import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.Normalize;
import dev.plumbline.core.align.Projection;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A linear aligner, 384 to 64 values: one query, and batches as the index job has them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProjectionBenchmark {
  private static final int INPUTS = 384;
  private static final int OUTPUTS = 64;

  @Param({"1", "64"})
  private int rows = 1;

  private final Projection projection = projection();
  private FloatMatrix batch = FloatMatrix.empty(INPUTS);

  /** Draws the rows. */
  @Setup
  public void draw() {
    batch = FloatMatrix.wrap(rows, INPUTS, values(rows * INPUTS, 2));
  }

  /** From the encoder's space to the shared one, at length 1. */
  @Benchmark
  public FloatMatrix project() {
    return projection.apply(batch);
  }

  private static Projection projection() {
    FloatMatrix weight = FloatMatrix.wrap(INPUTS, OUTPUTS, values(INPUTS * OUTPUTS, 1));
    FloatVector bias = FloatVector.wrap(new float[OUTPUTS]);
    return new Projection(List.of(new Affine(weight, bias), new Normalize(OUTPUTS)));
  }

  private static float[] values(int n, long seed) {
    Random random = new Random(seed);
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
