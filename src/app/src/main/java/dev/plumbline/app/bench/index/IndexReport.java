package dev.plumbline.app.bench.index;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.app.bench.Machine;
import dev.plumbline.app.bench.Report;
import dev.plumbline.app.cli.Json;
import java.io.PrintWriter;
import java.util.List;

/**
 * A benchmark of a growing index, for people (Markdown) and for programs (JSON).
 *
 * @param machine what it ran on
 * @param subject which index, and what is in it
 * @param sizes smallest first
 */
record IndexReport(Machine machine, String subject, List<IndexAtSize> sizes) implements Report {
  private static final double MIB = 1 << 20;

  IndexReport {
    sizes = List.copyOf(sizes);
  }

  @Override
  public void printMarkdown(PrintWriter out) {
    out.printf("Measured on: %s.%n%n", machine.describe());
    out.printf("Index: %s.%n%n", subject);
    out.printf(
        "| items | written, items/s | bytes an item | search p50 ms | p99 ms | recall at %d | heap"
            + " MiB |%n|---|---|---|---|---|---|---|%n",
        IndexBenchmark.K);
    for (IndexAtSize size : sizes) {
      out.printf(
          "| %,d | %,.0f | %s | %.2f | %.2f | %.3f | %.0f |%n",
          size.items(),
          size.writesPerSecond(),
          size.bytes().isPresent() ? "%,d".formatted(size.bytes().getAsLong() / size.items()) : "-",
          size.searchP50Millis(),
          size.searchP99Millis(),
          size.recall(),
          size.heap() / MIB);
    }
    out.flush();
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = Json.object();
    json.set("machine", machine.json());
    json.put("index", subject);
    ArrayNode array = json.putArray("sizes");
    for (IndexAtSize size : sizes) {
      ObjectNode one =
          array
              .addObject()
              .put("items", size.items())
              .put("writtenPerSecond", size.writesPerSecond())
              .put("searchP50Ms", size.searchP50Millis())
              .put("searchP99Ms", size.searchP99Millis())
              .put("recallAt10", size.recall())
              .put("heapBytes", size.heap());
      size.bytes().ifPresent(bytes -> one.put("bytesOnDisk", bytes));
    }
    return json;
  }
}
