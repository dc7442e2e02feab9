package dev.plumbline.core.align.artifact;

import dev.plumbline.core.model.FloatMatrix;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Arrays of 32-bit floats in NumPy's format 1.0 (NEP 1): a magic, a header as a Python literal,
 * then the values, little-endian, in C order.
 */
final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

  private Npy() {}

  /** Writes a matrix as a 2-dimensional array. */
  static byte[] write(FloatMatrix matrix) {
    String header = header(matrix.rows(), matrix.columns());
    int start = MAGIC.length + 2 + header.length();
    ByteBuffer out =
        ByteBuffer.allocate(start + Float.BYTES * matrix.data().length)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).putShort((short) header.length());
    out.put(header.getBytes(StandardCharsets.US_ASCII));
    out.asFloatBuffer().put(matrix.data());
    return out.array();
  }

  /**
   * Reads a matrix of the shape that is expected.
   *
   * @throws IllegalArgumentException if the bytes are not exactly what {@link #write} gives for a
   *     matrix of that shape
   */
  static FloatMatrix read(String name, byte[] bytes, int rows, int columns) {
    byte[] expected = write(FloatMatrix.wrap(0, columns, new float[0]));
    String header = header(rows, columns);
    int start = MAGIC.length + 2 + header.length();
    long length = start + (long) Float.BYTES * rows * columns;
    if (bytes.length != length) {
      throw new IllegalArgumentException(
          name
              + ": "
              + bytes.length
              + " bytes (expected: "
              + length
              + " for ["
              + rows
              + ", "
              + columns
              + "])");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < MAGIC.length; i++) {
      if (in.get() != expected[i]) {
        throw new IllegalArgumentException(name + ": is not an array in NumPy's format 1.0");
      }
    }
    byte[] found = new byte[header.length()];
    int declared = Short.toUnsignedInt(in.getShort());
    in.get(found);
    if (declared != header.length()
        || !header.equals(new String(found, StandardCharsets.US_ASCII))) {
      throw new IllegalArgumentException(
          name + ": its header is not that of float32 [" + rows + ", " + columns + "]");
    }
    float[] values = new float[rows * columns];
    in.asFloatBuffer().get(values);
    return FloatMatrix.wrap(rows, columns, values);
  }

  private static String header(int rows, int columns) {
    String dictionary =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows + ", " + columns + "), }";
    int bare = MAGIC.length + 2 + dictionary.length() + 1;
    int padding = (ALIGNMENT - bare % ALIGNMENT) % ALIGNMENT;
    return dictionary + " ".repeat(padding) + "\n";
  }
}
