package dev.plumbline.app.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.app.cli.Json;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The times of one workload.
 *
 * @param workload what was done
 * @param ours seconds, one a repeat, at least one
 * @param peer seconds, one a repeat; empty where there is no peer
 */
record Comparison(Workload workload, List<Double> ours, List<Double> peer) {
  Comparison {
    ours = List.copyOf(ours);
    peer = List.copyOf(peer);
  }

  /** The median of our times over the median of the peer's. */
  OptionalDouble ratio() {
    return peer.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(median(ours) / median(peer));
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** The row of a table: name, our time, the peer's, ratio, limit, verdict. */
  Object[] row() {
    OptionalDouble ratio = ratio();
    return new Object[] {
      workload.name(),
      time(median(ours)),
      peer.isEmpty() ? "-" : time(median(peer)),
      ratio.isPresent() ? String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()) : "-",
      workload.limit(),
      ratio.isEmpty() ? "not compared" : ratio.getAsDouble() <= workload.limit() ? "met" : "missed"
    };
  }

  private static String time(double seconds) {
    return seconds < 1
        ? String.format(Locale.ROOT, "%.2f ms", seconds * 1e3)
        : String.format(Locale.ROOT, "%.2f s", seconds);
  }

  ObjectNode json() {
    ObjectNode object = Json.object();
    object.put("name", workload.name());
    object.set("ours", seconds(ours));
    object.set("peer", seconds(peer));
    ratio().ifPresent(ratio -> object.put("ratio", ratio));
    object.put("limit", workload.limit());
    ratio().ifPresent(ratio -> object.put("met", ratio <= workload.limit()));
    return object;
  }

  private static ArrayNode seconds(List<Double> values) {
    ArrayNode array = Json.array();
    values.forEach(array::add);
    return array;
  }
}
