package dev.plumbline.app.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.app.cli.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What figures were measured on.
 *
 * @param processors that this process may use
 * @param model the processor's name, where the system tells
 * @param memoryGib of the whole machine
 * @param heapGib the most that this process's heap may take
 * @param system the operating system
 * @param java the virtual machine
 */
public record Machine(
    int processors,
    Optional<String> model,
    double memoryGib,
    double heapGib,
    String system,
    String java) {
  private static final double GIB = 1 << 30;
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");

  public static Machine current() {
    var bean = ManagementFactory.getOperatingSystemMXBean();
    long memory =
        bean instanceof com.sun.management.OperatingSystemMXBean whole
            ? whole.getTotalMemorySize()
            : 0;
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        processorModel(),
        memory / GIB,
        Runtime.getRuntime().maxMemory() / GIB,
        bean.getName() + " " + bean.getVersion() + " " + bean.getArch(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
  }

  private static Optional<String> processorModel() {
    try {
      return Files.readAllLines(CPUINFO).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // not Linux
    }
  }

  /** One sentence for people. */
  public String describe() {
    return "%d processors%s, %.0f GiB of memory, heap up to %.1f GiB, %s, %s"
        .formatted(
            processors,
            model.map(name -> " (" + name + ")").orElse(""),
            memoryGib,
            heapGib,
            system,
            java);
  }

  /** For programs. */
  public ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("processors", processors);
    model.ifPresent(name -> json.put("model", name));
    json.put("memoryGib", memoryGib);
    json.put("heapGib", heapGib);
    json.put("system", system);
    json.put("java", java);
    return json;
  }
}
