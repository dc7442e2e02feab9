package dev.plumbline.encoders.image;

import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.encoders.djl.Checksum;
import dev.plumbline.encoders.djl.ModelSource;
import dev.plumbline.encoders.djl.ModelSpec;
import java.util.List;
import java.util.Optional;

/**
 * An image encoder as a preset describes it.
 *
 * @param model the network's file and engine
 * @param preprocessing how a picture becomes its input
 * @param input the input's name; unused by models that give none
 * @param global the output that gives the picture's vector
 * @param pooling how that output becomes one vector
 * @param locals the output that gives one vector a cell, if the model has one
 * @param normalize whether vectors are brought to length 1
 */
public record ImageModel(
    ModelSpec model,
    Preprocessing preprocessing,
    String input,
    String global,
    Pooling pooling,
    Optional<Locals> locals,
    boolean normalize) {

  /** The same encoder with its network from another file. */
  public ImageModel withSource(ModelSource source) {
    return new ImageModel(
        model.withSource(source), preprocessing, input, global, pooling, locals, normalize);
  }

  /**
   * The encoder's version: a checksum of its file and of all that shapes its vectors, the same on
   * every machine, wherever the file lies.
   */
  public EncoderVersion version() {
    String shape = List.of(preprocessing, global, pooling, locals, normalize).toString();
    return new EncoderVersion(model.name(), new Checksum().add(shape).add(model.source()).brief());
  }

  /** How an output becomes one vector a picture. */
  public enum Pooling {
    /** It is one already, [n, d], also with trailing ones. */
    NONE,
    /** The mean over cells, [n, rows, d]. */
    MEAN,
    /** The first row's vector, such as the class token's, [n, rows, d]. */
    FIRST
  }

  /**
   * The output of local vectors.
   *
   * @param output its name
   * @param form how its axes stand
   * @param skip rows at its head that are no cells, such as a class token; 0 for a map
   */
  public record Locals(String output, Form form, int skip) {
    public Locals {
      if (skip < 0 || (form == Form.MAP && skip != 0)) {
        throw new IllegalArgumentException(
            "skip: " + skip + " (expected: " + (form == Form.MAP ? "0" : ">= 0") + ")");
      }
    }
  }

  /** How the local output's axes stand. */
  public enum Form {
    /** [n, skip + cells, d], the cells of a square grid row by row. */
    TOKENS,
    /** [n, d, rows, columns]. */
    MAP
  }
}
