package dev.plumbline.core.encode;

import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.LocalVectors;
import dev.plumbline.core.model.Region;
import java.util.List;

/** Makes one encoding of a clip's frames. */
final class Clips {
  private Clips() {}

  /** Global: the mean of the frames' global vectors at length 1. Local: those vectors, in order. */
  static EncodedContent pool(List<EncodedContent> frames, List<Long> times) {
    List<FloatVector> globals = frames.stream().map(EncodedContent::global).toList();
    float[] mean = new float[globals.get(0).dimension()];
    for (FloatVector global : globals) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += global.get(i) / globals.size();
      }
    }
    List<Region> regions = times.stream().<Region>map(Region.Frame::new).toList();
    return new EncodedContent(
        FloatVector.wrap(mean).normalized(),
        new LocalVectors(FloatMatrix.ofRows(globals), regions));
  }
}
