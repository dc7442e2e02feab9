package dev.plumbline.methods.datasets;

import dev.plumbline.core.model.FloatMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * MNIST's digits (LeCun et al. 1998), from the four idx files.
 *
 * @param train 60,000 digits
 * @param test 10,000 digits
 */
public record Mnist(Digits train, Digits test) {
  /** The folder's name. */
  public static final String NAME = "mnist";

  /** Rows and columns of a digit. */
  public static final int SIDE = 28;

  /**
   * Digits.
   *
   * @param pixels grey values 0 to 255 as unsigned bytes, [n, 28, 28]
   * @param labels 0 to 9, [n]
   */
  @SuppressWarnings("ArrayRecordComponent") // 47 million pixels, read once
  public record Digits(byte[] pixels, byte[] labels) {
    public int count() {
      return labels.length;
    }

    /** One pixel, 0 to 1. */
    public float pixel(int digit, int row, int column) {
      return (pixels[(digit * SIDE + row) * SIDE + column] & 0xFF) / 255f;
    }

    /** The digits of some classes, in their order; labels are places in {@code classes}. */
    public LabelledImages of(List<Integer> classes) {
      int[] places =
          IntStream.range(0, count()).filter(i -> classes.contains((int) labels[i])).toArray();
      float[] values = new float[places.length * SIDE * SIDE];
      for (int i = 0; i < values.length; i++) {
        int pixel = places[i / (SIDE * SIDE)] * SIDE * SIDE + i % (SIDE * SIDE);
        values[i] = (pixels[pixel] & 0xFF) / 255f;
      }
      return new LabelledImages(
          FloatMatrix.wrap(places.length, SIDE * SIDE, values),
          SIDE,
          Arrays.stream(places).mapToObj(i -> classes.indexOf((int) labels[i])).toList());
    }
  }

  /**
   * Reads the folder; the files may be gzipped or not.
   *
   * @throws IOException if a file is missing or damaged
   */
  public static Mnist read(Path folder) throws IOException {
    return new Mnist(digits(folder, "train"), digits(folder, "t10k"));
  }

  private static Digits digits(Path folder, String part) throws IOException {
    byte[] pixels = Idx.read(file(folder, part + "-images-idx3-ubyte"), SIDE, SIDE);
    byte[] labels = Idx.read(file(folder, part + "-labels-idx1-ubyte"));
    if (pixels.length != labels.length * SIDE * SIDE) {
      throw new IOException(
          folder
              + ": "
              + part
              + " has "
              + labels.length
              + " labels and "
              + pixels.length
              + " pixels");
    }
    return new Digits(pixels, labels);
  }

  private static Path file(Path folder, String name) {
    Path zipped = folder.resolve(name + ".gz");
    return Files.exists(zipped) ? zipped : folder.resolve(name);
  }
}
