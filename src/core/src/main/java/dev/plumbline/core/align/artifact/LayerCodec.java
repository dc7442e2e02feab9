package dev.plumbline.core.align.artifact;

import dev.plumbline.core.align.Activation;
import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.KernelFeatures;
import dev.plumbline.core.align.Layer;
import dev.plumbline.core.align.Normalize;
import dev.plumbline.core.align.Projection;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Projections as header lines and named tensors. */
final class LayerCodec {
  private static final int MAX_LAYERS = 64;
  private static final int MAX_WIDTH = 1 << 16;

  private LayerCodec() {}

  /** Adds {@code side.0=affine 384 128} and so on, and the tensors that belong to them. */
  static void write(
      String side,
      Projection projection,
      Map<String, String> header,
      Map<String, FloatMatrix> tensors) {
    header.put(side + ".layers", Integer.toString(projection.layers().size()));
    for (int i = 0; i < projection.layers().size(); i++) {
      String name = side + "." + i;
      Layer layer = projection.layers().get(i);
      header.put(name, describe(layer));
      if (layer instanceof Affine affine) {
        tensors.put(name + ".weight", affine.weight());
        tensors.put(name + ".bias", FloatMatrix.ofRows(List.of(affine.bias())));
      } else if (layer instanceof KernelFeatures kernel) {
        tensors.put(name + ".landmarks", kernel.landmarks());
      }
    }
  }

  private static String describe(Layer layer) {
    if (layer instanceof Affine affine) {
      return "affine " + affine.inputs() + " " + affine.outputs();
    }
    if (layer instanceof Activation activation) {
      return "activation " + activation.width() + " " + activation.kind();
    }
    if (layer instanceof Normalize normalize) {
      return "normalize " + normalize.width();
    }
    KernelFeatures kernel = (KernelFeatures) layer;
    return "kernel "
        + kernel.inputs()
        + " "
        + kernel.outputs()
        + " "
        + kernel.kernel()
        + " "
        + kernel.gamma()
        + " "
        + kernel.offset()
        + " "
        + kernel.degree();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if a line or a tensor is missing or wrong
   */
  static Projection read(String side, HeaderText header, Map<String, byte[]> tensors) {
    int count = header.integer(side + ".layers", 1, MAX_LAYERS);
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      layers.add(layer(side + "." + i, header, tensors));
    }
    return new Projection(layers);
  }

  private static Layer layer(String name, HeaderText header, Map<String, byte[]> tensors) {
    String[] words = header.text(name).split(" ", -1);
    return switch (words[0]) {
      case "affine" -> {
        checkWords(name, words, 3);
        int inputs = width(name, words[1]);
        int outputs = width(name, words[2]);
        FloatVector bias = tensor(name + ".bias", tensors, 1, outputs).row(0);
        yield new Affine(tensor(name + ".weight", tensors, inputs, outputs), bias);
      }
      case "activation" -> {
        checkWords(name, words, 3);
        yield new Activation(Activation.Kind.valueOf(words[2]), width(name, words[1]));
      }
      case "normalize" -> {
        checkWords(name, words, 2);
        yield new Normalize(width(name, words[1]));
      }
      case "kernel" -> {
        checkWords(name, words, 7);
        FloatMatrix landmarks =
            tensor(name + ".landmarks", tensors, width(name, words[2]), width(name, words[1]));
        yield new KernelFeatures(
            KernelFeatures.Kernel.valueOf(words[3]),
            Double.parseDouble(words[4]),
            Double.parseDouble(words[5]),
            Integer.parseInt(words[6]),
            landmarks);
      }
      default ->
          throw new IllegalArgumentException(
              name + ": '" + words[0] + "' (expected: affine, activation, normalize or kernel)");
    };
  }

  private static void checkWords(String name, String[] words, int expected) {
    if (words.length != expected) {
      throw new IllegalArgumentException(
          name + ": " + words.length + " words (expected: " + expected + ")");
    }
  }

  private static int width(String name, String word) {
    int width = Integer.parseInt(word);
    if (width < 1 || width > MAX_WIDTH) {
      throw new IllegalArgumentException(
          name + ": width " + width + " (expected: 1 to " + MAX_WIDTH + ")");
    }
    return width;
  }

  private static FloatMatrix tensor(
      String name, Map<String, byte[]> tensors, int rows, int columns) {
    byte[] bytes = tensors.get(name);
    if (bytes == null) {
      throw new IllegalArgumentException(
          name + ": missing (expected: [" + rows + ", " + columns + "])");
    }
    FloatMatrix matrix = Npy.read(name, bytes, rows, columns);
    for (float value : matrix.data()) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(name + ": holds " + value + " (expected: finite)");
      }
    }
    return matrix;
  }
}
