package dev.plumbline.app.doctor;

import ai.djl.util.cuda.CudaUtils;
import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks of this machine: Java, processors, memory, disk, GPU. */
final class MachineChecks {
  static final int MIN_JAVA = 17;
  private static final double GIB = 1L << 30;
  private static final double MIN_MEMORY_GIB = 3;
  private static final double MIN_DISK_GIB = 2;

  private MachineChecks() {}

  static List<Finding> run(Path dataDirectory) {
    List<Finding> findings = new ArrayList<>();
    findings.add(java(Runtime.version().feature()));
    findings.add(processors(Runtime.getRuntime().availableProcessors()));
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      findings.add(memory(system.getTotalMemorySize() / GIB));
    }
    findings.add(disk(dataDirectory));
    findings.add(gpu(CudaUtils.getGpuCount()));
    return findings;
  }

  static Finding java(int feature) {
    String fact = feature + " (" + System.getProperty("java.vm.vendor", "") + ")";
    return feature >= MIN_JAVA
        ? Finding.ok("Java", fact)
        : Finding.fail("Java", fact, "install a JDK of version " + MIN_JAVA + " or newer");
  }

  static Finding processors(int count) {
    return count >= 2
        ? Finding.ok("processors", Integer.toString(count))
        : Finding.warn("processors", Integer.toString(count), "with two it starts twice as fast");
  }

  static Finding memory(double gib) {
    String fact = "%.1f GiB".formatted(gib);
    return gib >= MIN_MEMORY_GIB
        ? Finding.ok("memory", fact)
        : Finding.warn("memory", fact, "`plumbline up` needs about 3 GiB");
  }

  /** The directory need not be there yet: its nearest parent tells. */
  static Finding disk(Path directory) {
    File place = directory.toFile();
    while (!place.exists() && place.getParentFile() != null) {
      place = place.getParentFile();
    }
    double gib = place.getUsableSpace() / GIB;
    String fact = "%.1f GiB free for %s".formatted(gib, directory);
    if (!place.canWrite()) {
      return Finding.fail("disk", place + " cannot be written", "give another --data DIR");
    }
    return gib >= MIN_DISK_GIB
        ? Finding.ok("disk", fact)
        : Finding.warn("disk", fact, "topics and index grow with the stream; 2 GiB is little");
  }

  static Finding gpu(int count) {
    return count > 0
        ? Finding.ok("GPU", count + " (CUDA " + CudaUtils.getCudaVersionString() + ")")
        : Finding.ok("GPU", "none: encoders run on the processor");
  }
}
