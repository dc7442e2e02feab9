package dev.plumbline.jobs.faults;

import dev.plumbline.core.model.ServiceException;
import dev.plumbline.testkit.await.Await;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk below the index is full: a file system in memory, of a few megabytes. */
@AllFaults
class DiskFaultIT {
  @TempDir private static Path directory;
  private static Path disk;
  private static FaultInstance instance;

  @BeforeAll
  static void start() throws Exception {
    disk = Files.createDirectories(directory.resolve("disk"));
    Assumptions.assumeTrue(
        succeeds("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk.toString())
            || succeeds("sudo", "-n", "mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", "" + disk),
        "nobody here may mount a small file system");
    instance = FaultInstance.start(directory, Map.of("index.lucene.directory", disk.toString()));
  }

  @AfterAll
  static void stop() throws Exception {
    if (instance != null) {
      instance.close();
    }
    if (!succeeds("umount", disk.toString())) {
      succeeds("sudo", "-n", "umount", disk.toString());
    }
  }

  @Test
  void isFull() throws IOException {
    instance.send(60);
    fill();
    instance.send(60);
    Await.until("writing fails for want of space", DiskFaultIT::cannotWrite);
    instance.send(60);
    Files.delete(filler());

    instance.awaitTheIndex("index disk full");
  }

  /** A merge may have made room meanwhile, so the disk is filled up again. */
  private static boolean cannotWrite() {
    fill();
    try {
      instance.flushTheIndex();
      return false;
    } catch (ServiceException e) {
      return String.valueOf(e.getMessage()).contains("No space left on device");
    }
  }

  private static void fill() {
    byte[] kilobyte = new byte[1024];
    try (OutputStream out =
        Files.newOutputStream(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (true) {
        out.write(kilobyte);
      }
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("No space left")) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Path filler() {
    return disk.resolve("filler");
  }

  private static boolean succeeds(String... command) throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) { // there is no such command
      return false;
    }
  }
}
