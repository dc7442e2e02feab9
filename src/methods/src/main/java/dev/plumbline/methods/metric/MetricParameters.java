package dev.plumbline.methods.metric;

import dev.plumbline.methods.Parameter;
import dev.plumbline.methods.ParameterValues;
import dev.plumbline.methods.network.Head;
import dev.plumbline.methods.network.TrainingPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters that all methods of this family have, and what they mean.
 *
 * @param hidden width of the hidden layer; 0: none
 * @param batchNorm whether the hidden layer is normalised over the batch
 * @param dropout of the hidden layer
 * @param epochs passes over the pairs
 * @param batch images in a batch
 * @param captions of one image in a batch, at most
 * @param learningRate of Adam
 */
record MetricParameters(
    int hidden,
    boolean batchNorm,
    double dropout,
    int epochs,
    int batch,
    int captions,
    double learningRate) {
  private static final int DIMENSION = 256;
  private static final double DROP_AFTER = 0.5;
  private static final double CLIP = 2;

  /** The common parameters with these defaults, after a method's own. */
  List<Parameter> after(Parameter... own) {
    List<Parameter> all = new ArrayList<>(List.of(own));
    all.add(Parameter.whole("dimension", DIMENSION, 1, 4096, "coordinates of the shared space"));
    all.add(Parameter.whole("hidden", hidden, 0, 8192, "width of a hidden layer; 0: linear heads"));
    all.add(Parameter.flag("batchNorm", batchNorm, "whether the hidden layer is batch-normalised"));
    all.add(
        Parameter.number("dropout", dropout, 0, 0.95, "share of the hidden layer left out a step"));
    all.add(
        Parameter.flag("standardize", true, "whether encodings are brought to mean 0, variance 1"));
    all.add(Parameter.whole("epochs", epochs, 1, 10_000, "passes over the pairs"));
    all.add(Parameter.whole("batch", batch, 2, 4096, "images in a batch"));
    all.add(
        Parameter.whole("captions", captions, 1, 64, "captions of an image in a batch, at most"));
    all.add(
        Parameter.number(
            "learningRate", learningRate, 1e-7, 1, "of Adam; a tenth after half the epochs"));
    return all;
  }

  static Head head(ParameterValues values) {
    return head(values, true);
  }

  /** As {@link #head(ParameterValues)}, for losses that need rows of any length. */
  static Head unnormalizedHead(ParameterValues values) {
    return head(values, false);
  }

  private static Head head(ParameterValues values, boolean normalized) {
    int hidden = values.whole("hidden");
    return new Head(
        hidden == 0 ? List.of() : List.of(hidden),
        values.whole("dimension"),
        values.flag("batchNorm"),
        values.number("dropout"),
        normalized);
  }

  static TrainingPlan plan(ParameterValues values) {
    return new TrainingPlan(
        values.whole("epochs"),
        values.whole("batch"),
        values.whole("captions"),
        values.number("learningRate"),
        DROP_AFTER,
        CLIP,
        values.flag("standardize"));
  }
}
