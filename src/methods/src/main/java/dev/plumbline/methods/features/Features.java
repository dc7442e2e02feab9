package dev.plumbline.methods.features;

import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.FloatMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a feature file holds; row i of every part belongs together.
 *
 * @param images one vector a pair, [n, d], finite
 * @param texts one vector a pair, [n, e], finite
 * @param ids the picture's name, n of them: rows of one id are captions of one picture
 * @param labels a class a pair, n of them
 * @param imageLocals regions, if there are any
 * @param textLocals words, if there are any
 * @param imageEncoder who made {@code images}, if the file says so
 * @param textEncoder who made {@code texts}, if the file says so
 * @param notes what a person should hear of, one line each
 */
public record Features(
    FloatMatrix images,
    FloatMatrix texts,
    Optional<List<String>> ids,
    Optional<List<Integer>> labels,
    Optional<LocalFeatures> imageLocals,
    Optional<LocalFeatures> textLocals,
    Optional<EncoderVersion> imageEncoder,
    Optional<EncoderVersion> textEncoder,
    List<String> notes) {
  public Features {
    ids = ids.map(List::copyOf);
    labels = labels.map(List::copyOf);
    notes = List.copyOf(notes);
  }

  public int size() {
    return images.rows();
  }

  /** The pairs: a group is an id where there are ids, else each row is a group of its own. */
  public PairSet pairs() {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      groups.add(ids.isPresent() ? ids.get().get(i) : Integer.toString(i));
    }
    return new PairSet(images, texts, groups, labels);
  }
}
