package dev.plumbline.assembly.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.plumbline.methods.features.FeatureFile;
import dev.plumbline.methods.features.FeatureFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(archive)) {
      for (String name : new String[] {"images.npy", "texts.npy", "ids.npy"}) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
      }
    }
    read(archive.toByteArray());
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
