package dev.plumbline.app.align;

import dev.plumbline.app.cli.Failure;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.Modality;
import dev.plumbline.methods.features.FeatureFile;
import dev.plumbline.methods.features.FeatureFileException;
import dev.plumbline.methods.features.Features;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A feature file that a command was given.
 *
 * @param path where it is
 * @param features what it holds
 */
record FeatureInput(Path path, Features features) {
  /** Stands for the encoder where the file names none. */
  private static final String UNNAMED = "unnamed";

  /** Reads the file and prints its notes; a wrong file ends the command with one line. */
  static FeatureInput read(Path path, PrintWriter messages) {
    try {
      Features features = FeatureFile.read(path);
      features.notes().forEach(note -> messages.println("note: " + path + ": " + note));
      messages.flush();
      return new FeatureInput(path, features);
    } catch (FeatureFileException e) {
      throw Failure.usage(String.valueOf(e.getMessage()), "");
    } catch (IOException e) {
      throw Failure.usage(path + ": cannot be read (" + e + ")", "");
    }
  }

  /** Ends the command unless the vectors are as wide as the other file's. */
  void checkLike(FeatureInput other) {
    checkWidth("images", features.images().columns(), other.features.images().columns(), other);
    checkWidth("texts", features.texts().columns(), other.features.texts().columns(), other);
  }

  private void checkWidth(String array, int found, int expected, FeatureInput other) {
    if (found != expected) {
      throw Failure.usage(
          "%s: %s: %d columns (expected: %d, as in %s); both files must come from the same encoder"
              .formatted(path, array, found, expected, other.path),
          "");
    }
  }

  /** Ends the command unless the aligner was fitted on vectors of this kind. */
  void checkFor(Aligner aligner) {
    check(aligner, Modality.IMAGE, features.imageEncoder(), features.images().columns());
    check(aligner, Modality.TEXT, features.textEncoder(), features.texts().columns());
  }

  private void check(
      Aligner aligner, Modality modality, Optional<EncoderVersion> encoder, int width) {
    try {
      if (encoder.isPresent() && !isUnnamed(aligner.encoder(modality))) {
        aligner.checkEncoding(modality, encoder.get(), width);
      } else {
        aligner.checkWidth(modality, width);
      }
    } catch (IllegalArgumentException e) {
      throw Failure.usage(
          "%s: %s: %s; the model was fitted on those"
              .formatted(path, modality == Modality.IMAGE ? "images" : "texts", e.getMessage()),
          "");
    }
  }

  EncoderVersion imageEncoder() {
    return features.imageEncoder().orElse(unnamed(features.images().columns()));
  }

  EncoderVersion textEncoder() {
    return features.textEncoder().orElse(unnamed(features.texts().columns()));
  }

  private static EncoderVersion unnamed(int width) {
    return new EncoderVersion(UNNAMED, width + "d");
  }

  private static boolean isUnnamed(EncoderVersion encoder) {
    return encoder.name().equals(UNNAMED);
  }
}
