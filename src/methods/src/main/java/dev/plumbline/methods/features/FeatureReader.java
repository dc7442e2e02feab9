package dev.plumbline.methods.features;

import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.FloatMatrix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From named arrays to features: which must be there, and what shape each has. */
final class FeatureReader {
  private static final String IMAGES = "images";
  private static final String TEXTS = "texts";
  private static final String IDS = "ids";
  private static final String LABELS = "labels";

  /** Every array that has a meaning. */
  static final Set<String> KNOWN =
      Set.of(
          IMAGES,
          TEXTS,
          IDS,
          LABELS,
          "image_locals",
          "image_locals_lengths",
          "text_locals",
          "text_locals_lengths",
          "image_encoder",
          "text_encoder");

  private final Path file;
  private final ArraySource source;
  private final List<String> notes = new ArrayList<>();

  FeatureReader(Path file, ArraySource source) {
    this.file = file;
    this.source = source;
  }

  Features read() throws FeatureFileException {
    FloatMatrix images = matrix(IMAGES);
    FloatMatrix texts = matrix(TEXTS);
    int n = images.rows();
    if (texts.rows() != n) {
      throw source
          .place(TEXTS)
          .wrong(
              texts.rows() + " rows where images has " + n,
              "as many rows as images",
              "repeat a picture's row for each of its captions, and give ids to say so");
    }
    Optional<List<String>> ids = ids(n);
    if (ids.isPresent()) {
      Groups.check(source.place(IDS), ids.get(), images);
    } else {
      Groups.noteEqualRows(images).ifPresent(notes::add);
    }
    Optional<List<Integer>> labels = labels(n);
    LocalsReader locals = new LocalsReader(source, n);
    source.names().stream()
        .filter(name -> !KNOWN.contains(name))
        .forEach(name -> notes.add("array " + name + " has no meaning here and is left out"));
    return new Features(
        images,
        texts,
        ids,
        labels,
        locals.read("image_locals"),
        locals.read("text_locals"),
        encoder("image_encoder"),
        encoder("text_encoder"),
        notes);
  }

  private FloatMatrix matrix(String name) throws FeatureFileException {
    if (!source.names().contains(name)) {
      throw new FeatureFileException(
          file
              + ": "
              + name
              + ": is missing; the file holds "
              + (source.names().isEmpty() ? "no arrays" : String.join(", ", source.names()))
              + " (expected: images [n, d] and texts [n, e]); save the array under this name");
    }
    Shaped<float[]> array = source.floats(name);
    int[] shape = array.shape();
    if (shape.length != 2 || shape[0] < 1 || shape[1] < 1) {
      throw source
          .place(name)
          .wrong(
              "shape " + array.text(),
              "[n, d]: a row a pair, a column a feature, at least one of each",
              shape.length > 2
                  ? "flatten it: " + name + ".reshape(len(" + name + "), -1)"
                  : "save a matrix: " + name + ".reshape(n, d)");
    }
    return FloatMatrix.wrap(shape[0], shape[1], array.values());
  }

  private Optional<List<String>> ids(int n) throws FeatureFileException {
    if (!source.names().contains(IDS)) {
      return Optional.empty();
    }
    Shaped<String[]> array = source.texts(IDS);
    checkVector(IDS, array, n, "one id a row");
    for (int i = 0; i < n; i++) {
      if (array.values()[i].isBlank()) {
        throw source
            .place(IDS)
            .wrong("row " + i + " is blank", "the name of the row's picture", "name every picture");
      }
    }
    return Optional.of(List.of(array.values()));
  }

  private Optional<List<Integer>> labels(int n) throws FeatureFileException {
    if (!source.names().contains(LABELS)) {
      return Optional.empty();
    }
    Shaped<long[]> array = source.wholes(LABELS);
    checkVector(LABELS, array, n, "one class a row");
    List<Integer> labels = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      long label = array.values()[i];
      if (label != (int) label) {
        throw source
            .place(LABELS)
            .wrong(
                "row " + i + " is " + label,
                "whole numbers of 32 bits",
                "number the classes: np.unique(labels, return_inverse=True)[1]");
      }
      labels.add((int) label);
    }
    return Optional.of(labels);
  }

  private void checkVector(String name, Shaped<?> array, int n, String what)
      throws FeatureFileException {
    int[] shape = array.shape();
    boolean isVector = shape.length == 1 || (shape.length == 2 && shape[1] == 1);
    if (!isVector || shape[0] != n) {
      throw source
          .place(name)
          .wrong(
              "shape " + array.text(),
              "[" + n + "], " + what + " of images",
              shape.length == 2 && shape[0] == n
                  ? "classes as columns become numbers by " + name + ".argmax(axis=1)"
                  : "give each row one");
    }
  }

  /** {@code name@version}, as one text. */
  private Optional<EncoderVersion> encoder(String name) throws FeatureFileException {
    if (!source.names().contains(name)) {
      return Optional.empty();
    }
    Shaped<String[]> array = source.texts(name);
    String text = array.values().length == 1 ? array.values()[0] : "";
    int at = text.lastIndexOf('@');
    if (at < 1 || text.substring(0, at).isBlank() || text.substring(at + 1).isBlank()) {
      throw source
          .place(name)
          .wrong(
              array.values().length == 1 ? "'" + text + "'" : "shape " + array.text(),
              "one text NAME@VERSION",
              "save for example np.array('clip-vit-b32@1')");
    }
    return Optional.of(new EncoderVersion(text.substring(0, at), text.substring(at + 1)));
  }
}
