package dev.plumbline.app.align;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.app.cli.Failure;
import dev.plumbline.app.cli.Json;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.artifact.AlignerCodec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * What a fit leaves: {@code aligner.npz}, {@code fit.json} with how it came about, and for methods
 * that go by steps {@code curve.csv}.
 *
 * @param path the folder
 */
record ModelFolder(Path path) {
  private static final String ARCHIVE = "aligner.npz";
  private static final String REPORT = "fit.json";
  private static final String CURVE = "curve.csv";

  Path archive() {
    return path.resolve(ARCHIVE);
  }

  /** Makes the folder, before the time for a fit is spent. */
  void prepare() {
    try {
      Files.createDirectories(path);
      if (!Files.isWritable(path)) {
        throw Failure.usage("--out " + path + ": is not writable", "");
      }
    } catch (IOException e) {
      throw Failure.usage("--out " + path + ": cannot be made a folder (" + e + ")", "");
    }
  }

  /** Writes all of it; a model that was there before is replaced, the archive last. */
  void write(Aligner aligner, ObjectNode report, Curve curve) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(path.resolve(REPORT)))) {
      Json.print(out, report);
    }
    Files.deleteIfExists(path.resolve(CURVE));
    if (!curve.isEmpty()) {
      curve.write(path.resolve(CURVE));
    }
    Path draft = path.resolve(ARCHIVE + ".new");
    Files.write(draft, AlignerCodec.encode(aligner));
    Files.move(draft, archive(), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Reads the aligner; a folder without one ends the command with one line. */
  Aligner load(String option) {
    if (!Files.isRegularFile(archive())) {
      throw Failure.usage(
          "%s %s: holds no %s (expected: the --out folder of `plumbline align fit`)"
              .formatted(option, path, ARCHIVE),
          "");
    }
    try {
      return AlignerCodec.decode(Files.readAllBytes(archive()));
    } catch (IllegalArgumentException e) {
      throw Failure.usage(
          archive() + ": " + e.getMessage() + "; fit the model again, or copy it anew", "");
    } catch (IOException e) {
      throw Failure.usage(archive() + ": cannot be read (" + e + ")", "");
    }
  }

  /** How the training went, for methods that go by steps. */
  Optional<Curve> curve() {
    Path file = path.resolve(CURVE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Curve.read(file));
    } catch (IOException | IllegalArgumentException e) {
      throw Failure.usage(file + ": is no curve (" + e.getMessage() + ")", "");
    }
  }
}
