package dev.plumbline.assembly.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.plumbline.methods.features.FeatureFile;
import dev.plumbline.methods.features.FeatureFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Any bytes are a feature file or are refused. */
class FeaturesFuzzTest {
  @TempDir private static Path folder;

  @FuzzTest(maxDuration = "10m")
  void file(byte[] bytes) throws IOException {
    read(bytes);
  }

  /** The checksums of a zip stop most changes: here the bytes are an array within one. */
  @FuzzTest(maxDuration = "10m")
  void array(byte[] bytes) throws IOException {
    read(Zips.of(Map.of("images.npy", bytes, "texts.npy", bytes, "ids.npy", bytes)));
  }

  private static void read(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("features"), bytes);
    try {
      FeatureFile.read(file).pairs();
    } catch (FeatureFileException e) {
      // as it should be
    }
  }
}
