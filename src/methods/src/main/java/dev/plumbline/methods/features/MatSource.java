package dev.plumbline.methods.features;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Char;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;
import us.hebi.matlab.mat.types.Sparse;

/**
 * A MATLAB v5 file, read by MFL. Every MATLAB array has two dimensions at least: whole numbers and
 * texts that stand in one row or one column are given as vectors.
 */
final class MatSource implements ArraySource {
  private final Path file;
  private final Source source;
  private final MatFile mat;
  private final List<String> names;
  private final Map<String, Array> arrays = new HashMap<>();

  private MatSource(Path file, Source source, MatFile mat, List<String> names) {
    this.file = file;
    this.source = source;
    this.mat = mat;
    this.names = names;
    mat.getEntries().forEach(entry -> arrays.put(entry.getName(), entry.getValue()));
  }

  static MatSource open(Path file) throws IOException {
    List<String> names = new ArrayList<>();
    Source source = Sources.openFile(file.toFile());
    try {
      MatFile mat =
          Mat5.newReader(source)
              .setBufferAllocator(new BoundedAllocator(file))
              .disableSubsystemProcessing()
              .setEntryFilter(
                  header -> {
                    names.add(header.getName());
                    return FeatureReader.KNOWN.contains(header.getName());
                  })
              .readMat();
      return new MatSource(file, source, mat, names);
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      // MFL believes a damaged file's sizes and depths, and throws what comes of it.
      source.close();
      throw e instanceof FileTooLarge large
          ? large.reason
          : new FeatureFileException(
              file
                  + ": is a damaged MATLAB file ("
                  + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                  + ") (expected: MATLAB v5); save it again with '-v7' or '-v6'",
              e);
    }
  }

  private static final class FileTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final FeatureFileException reason;

    FileTooLarge(FeatureFileException reason) {
      super(reason);
      this.reason = reason;
    }
  }

  /** A file may not claim more than it can unpack to, nor the memory that the work on it needs. */
  private static final class BoundedAllocator implements BufferAllocator {
    private final Place place;
    private final long packed;
    private long total;

    BoundedAllocator(Path file) {
      place = new Place(file, "all arrays");
      packed = file.toFile().length();
    }

    @Override
    public ByteBuffer allocate(int bytes) {
      total += bytes;
      try {
        if (bytes / NpzSource.MOST_INFLATION > packed) {
          throw place.damaged("an array of " + bytes + " bytes in a file of " + packed);
        }
        place.checkMemory(total);
      } catch (FeatureFileException e) {
        throw new FileTooLarge(e);
      }
      return ByteBuffer.allocate(bytes);
    }

    @Override
    public void release(ByteBuffer buffer) {
      total -= buffer.capacity();
    }
  }

  @Override
  public List<String> names() {
    return List.copyOf(names);
  }

  @Override
  public Place place(String name) {
    return new Place(file, name);
  }

  @Override
  public Shaped<float[]> floats(String name) throws FeatureFileException {
    Matrix matrix = numbers(name);
    int[] shape = matrix.getDimensions().clone();
    int count = count(name, shape);
    place(name).checkMemory((long) Float.BYTES * count);
    float[] values = new float[count];
    if (matrix instanceof Sparse sparse) {
      fill(values, shape, sparse, name);
      return new Shaped<>(shape, values);
    }
    boolean unsigned = matrix.getType() == MatlabType.UInt64;
    CorderWalk walk = new CorderWalk(shape, true);
    for (int i = 0; i < count; i++, walk.next()) {
      double value = matrix.getDouble(i);
      values[walk.place()] =
          NumberChecks.finite(
              unsigned && value < 0 ? value + 0x1p64 : value, place(name), shape, walk.place());
    }
    return new Shaped<>(shape, values);
  }

  /** The library does not look whether the indices lie within the matrix. */
  private void fill(float[] values, int[] shape, Sparse sparse, String name)
      throws FeatureFileException {
    boolean[] outside = {false};
    try {
      sparse.forEach(
          (row, column, real, imaginary) -> {
            if (row < 0 || row >= shape[0] || column < 0 || column >= shape[1]) {
              outside[0] = true;
            } else {
              values[row * shape[1] + column] = (float) real;
            }
          });
    } catch (RuntimeException e) {
      outside[0] = true;
    }
    if (outside[0]) {
      throw place(name).damaged("it has values outside of its shape " + Shaped.text(shape));
    }
    for (int i = 0; i < values.length; i++) {
      NumberChecks.finite(values[i], place(name), shape, i);
    }
  }

  @Override
  public Shaped<long[]> wholes(String name) throws FeatureFileException {
    Matrix matrix = numbers(name);
    int[] shape = vector(matrix.getDimensions());
    long[] values = new long[count(name, shape)];
    CorderWalk walk = new CorderWalk(shape, true);
    for (int i = 0; i < values.length; i++, walk.next()) {
      values[walk.place()] = whole(matrix, i, name, shape, walk.place());
    }
    return new Shaped<>(shape, values);
  }

  private long whole(Matrix matrix, int i, String name, int[] shape, int at)
      throws FeatureFileException {
    if (matrix instanceof Sparse) {
      throw wrongType(name, "sparse", "a full array");
    }
    return switch (matrix.getType()) {
      case Double, Single -> NumberChecks.whole(matrix.getDouble(i), place(name), shape, at);
      case UInt64 -> NumberChecks.signed(matrix.getLong(i), true, place(name), shape, at);
      default -> matrix.getLong(i);
    };
  }

  @Override
  public Shaped<String[]> texts(String name) throws FeatureFileException {
    Array array = array(name);
    if (array instanceof Matrix) {
      Shaped<long[]> numbers = wholes(name);
      return new Shaped<>(
          numbers.shape(),
          Arrays.stream(numbers.values()).mapToObj(Long::toString).toArray(String[]::new));
    }
    if (array instanceof Char text && text.getNumDimensions() == 2) {
      String[] rows = new String[text.getNumRows()];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = text.getRow(i).stripTrailing(); // rows are filled with blanks
      }
      return new Shaped<>(new int[] {rows.length}, rows);
    }
    if (array instanceof Cell cell) {
      int[] shape = vector(cell.getDimensions());
      String[] values = new String[count(name, shape)];
      CorderWalk walk = new CorderWalk(shape, true);
      for (int i = 0; i < values.length; i++, walk.next()) {
        Array element = cell.get(i);
        if (!(element instanceof Char text) || text.getNumRows() > 1) {
          throw wrongType(name, "a cell of " + describe(element), "a text in each cell");
        }
        values[walk.place()] = text.getNumElements() == 0 ? "" : text.getString();
      }
      return new Shaped<>(shape, values);
    }
    throw wrongType(name, describe(array), "a cell array of texts, rows of text, or whole numbers");
  }

  private Array array(String name) {
    Array array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException(name + " is not there");
    }
    return array;
  }

  private Matrix numbers(String name) throws FeatureFileException {
    Array array = array(name);
    if (!(array instanceof Matrix matrix) || matrix.isComplex()) {
      throw wrongType(name, describe(array), "real numbers");
    }
    return matrix;
  }

  private FeatureFileException wrongType(String name, String found, String expected) {
    return place(name)
        .wrong(
            "is " + found,
            expected,
            "convert it before save: full(double(x)) makes numbers, cellstr(x) texts");
  }

  private static String describe(Array array) {
    return switch (array.getType()) {
      case Cell -> "a cell array";
      case Structure, Object -> "a structure";
      case Character -> "text";
      case Opaque -> "an object, such as a string array or a table";
      case Function -> "a function";
      default -> array instanceof Matrix m && m.isComplex() ? "complex numbers" : "numbers";
    };
  }

  private static int[] vector(int[] shape) {
    boolean isVector = shape.length == 2 && (shape[0] == 1 || shape[1] == 1);
    return isVector ? new int[] {shape[0] * shape[1]} : shape.clone();
  }

  private int count(String name, int[] shape) throws FeatureFileException {
    long count = 1;
    for (int size : shape) {
      count *= size; // MFL holds them all in arrays of an int's length
      if (size < 0 || count > Integer.MAX_VALUE - 8) {
        throw place(name).wrong("shape " + Shaped.text(shape), "fewer values", "split the file");
      }
    }
    return (int) count;
  }

  @Override
  public void close() throws IOException {
    try (source) {
      mat.close();
    }
  }
}
