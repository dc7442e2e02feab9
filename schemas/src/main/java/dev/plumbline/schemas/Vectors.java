package dev.plumbline.schemas;

import dev.plumbline.avro.VectorFormat;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Vectors as little-endian IEEE 754 bytes. */
final class Vectors {
  private Vectors() {}

  static ByteBuffer toBytes(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes;
  }

  static FloatVector vector(String name, ByteBuffer bytes) {
    int length = bytes.remaining();
    if (length == 0 || length % Float.BYTES != 0) {
      throw new IllegalArgumentException(
          name + ": " + length + " bytes (expected: 4 a value, at least 1 value)");
    }
    float[] values = new float[length / Float.BYTES];
    littleEndian(bytes).asFloatBuffer().get(values);
    return Fields.named(name, () -> FloatVector.wrap(values));
  }

  /** What the matrix can be written as: what was wished, or FLOAT32 where halves do not reach. */
  static VectorFormat format(FloatMatrix matrix, LocalFormat wished) {
    if (wished == LocalFormat.FLOAT32) {
      return VectorFormat.FLOAT32;
    }
    for (float value : matrix.data()) {
      if (Math.abs(value) > Float16.MAX) {
        return VectorFormat.FLOAT32;
      }
    }
    return VectorFormat.FLOAT16;
  }

  static ByteBuffer toBytes(FloatMatrix matrix, VectorFormat format) {
    float[] values = matrix.data();
    if (format == VectorFormat.FLOAT32) {
      return toBytes(values);
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putShort(Float16.toBits(value));
    }
    return bytes.flip();
  }

  static FloatMatrix matrix(
      String name, VectorFormat format, int rows, int columns, ByteBuffer bytes) {
    if (rows < 0 || columns < 0) {
      throw new IllegalArgumentException(
          name + ": " + rows + " x " + columns + " values (expected: 0 or more)");
    }
    int size =
        switch (format) {
          case FLOAT32 -> Float.BYTES;
          case FLOAT16 -> Short.BYTES;
          case UNKNOWN ->
              throw new IllegalArgumentException(
                  name + ": format " + format + " (expected: FLOAT32 or FLOAT16)");
        };
    if (Math.multiplyFull(rows, columns) * size != bytes.remaining()) {
      throw new IllegalArgumentException(
          name
              + ": "
              + bytes.remaining()
              + " bytes (expected: "
              + rows
              + " x "
              + columns
              + " values of "
              + size
              + " bytes)");
    }
    ByteBuffer source = littleEndian(bytes);
    float[] values = new float[bytes.remaining() / size];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          format == VectorFormat.FLOAT32 ? source.getFloat() : Float16.fromBits(source.getShort());
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            name
                + "["
                + i / columns
                + "]["
                + i % columns
                + "]: "
                + values[i]
                + " (expected: finite)");
      }
    }
    return FloatMatrix.wrap(rows, columns, values);
  }

  private static ByteBuffer littleEndian(ByteBuffer bytes) {
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }
}
