package dev.plumbline.methods.linear;

import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import org.ejml.data.DMatrixRMaj;

/** Between core's float32 and the decompositions' float64. */
public final class Matrices {
  private Matrices() {}

  /** The same numbers in float64. */
  public static DMatrixRMaj toFloat64(FloatMatrix m) {
    DMatrixRMaj matrix = new DMatrixRMaj(m.rows(), m.columns());
    for (int i = 0; i < m.data().length; i++) {
      matrix.data[i] = m.data()[i];
    }
    return matrix;
  }

  /** The nearest numbers in float32. */
  public static FloatMatrix toFloat32(DMatrixRMaj m) {
    float[] values = new float[m.numRows * m.numCols];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) m.data[i];
    }
    return FloatMatrix.wrap(m.numRows, m.numCols, values);
  }

  /** The nearest numbers in float32. */
  public static FloatVector toFloat32(double[] vector) {
    return toFloat32(DMatrixRMaj.wrap(1, vector.length, vector)).row(0);
  }
}
