package dev.plumbline.methods.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.plumbline.core.model.FloatMatrix;

/** Between Java's floats and arrays of the engine, whichever their precision. */
final class Arrays32 {
  private Arrays32() {}

  static NDArray create(NDManager manager, DataType type, float[] values, Shape shape) {
    NDArray array = manager.create(values, shape);
    if (type == DataType.FLOAT32) {
      return array;
    }
    try (array) {
      return array.toType(type, true);
    }
  }

  static NDArray create(NDManager manager, FloatMatrix rows) {
    return manager.create(rows.data(), new Shape(rows.rows(), rows.columns()));
  }

  static float[] values(NDArray array) {
    if (array.getDataType() == DataType.FLOAT32) {
      return array.toFloatArray();
    }
    try (NDArray floats = array.toType(DataType.FLOAT32, true)) {
      return floats.toFloatArray();
    }
  }

  static FloatMatrix matrix(NDArray array) {
    Shape shape = array.getShape();
    return FloatMatrix.wrap((int) shape.get(0), (int) shape.get(1), values(array));
  }

  /** Overwrites; gradients are not collected meanwhile. */
  static void set(NDArray array, float[] values) {
    try (NDManager manager = array.getManager().newSubManager()) {
      NDArray source = create(manager, array.getDataType(), values, array.getShape());
      array.setRequiresGradient(false);
      source.copyTo(array);
      array.setRequiresGradient(true);
    }
  }
}
