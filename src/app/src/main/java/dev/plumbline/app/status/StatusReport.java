package dev.plumbline.app.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.app.cli.Json;
import dev.plumbline.app.cli.ProgressLine;
import dev.plumbline.app.cli.Table;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.kafka.ClusterTopic;
import dev.plumbline.kafka.GroupLag;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Prints how an instance is. */
final class StatusReport {
  private final InstanceStatus status;

  StatusReport(InstanceStatus status) {
    this.status = status;
  }

  void print(PrintWriter out) {
    out.println("broker  " + status.broker());
    status.figures().ifPresent(figures -> out.println("index   " + index(figures)));
    out.println();
    topics(out);
    out.println();
    jobs(out);
    out.println();
    aligners(out);
    out.println();
    deadLetters(out);
    out.flush();
  }

  private static String index(JsonNode figures) {
    return String.format(
        Locale.ROOT,
        "generation %s, %,d items (%,d images, %,d captions), %.1f events/s, freshness p50 %s ms, p99"
            + " %s ms",
        figures.path("generation").asText("-"),
        figures.path("items").path("total").asLong(),
        figures.path("items").path("image").asLong(),
        figures.path("items").path("text").asLong(),
        figures.path("eventsPerSecond").asDouble(),
        figures.path("freshness").path("p50Ms").asText("-"),
        figures.path("freshness").path("p99Ms").asText("-"));
  }

  private void topics(PrintWriter out) {
    Table table = new Table("topic", "records", "ever written", "reader", "behind");
    for (ClusterTopic topic : status.topics()) {
      String name = topic.wanted().name();
      List<GroupLag> readers =
          status.lags().stream().filter(lag -> lag.topic().equals(name)).toList();
      Object records = topic.exists() ? topic.records() : "-";
      Object written = topic.exists() ? topic.written() : "-";
      if (readers.isEmpty()) {
        table.row(name, records, written, topic.exists() ? "" : "(not there)", "-");
      }
      for (GroupLag reader : readers) {
        table.row(name, records, written, reader.group(), reader.lag());
      }
    }
    table.print(out);
  }

  private void jobs(PrintWriter out) {
    if (status.jobs().isEmpty()) {
      out.println("jobs    not known: Flink does not answer");
      return;
    }
    if (status.jobs().get().isEmpty()) {
      out.println("jobs    none");
      return;
    }
    Table table = new Table("job", "state", "tasks running", "for");
    for (JobState job : status.jobs().get()) {
      table.row(
          job.name(),
          job.state().toLowerCase(Locale.ROOT),
          job.running() + " of " + job.tasks(),
          ProgressLine.clock(job.duration()));
    }
    table.print(out);
  }

  private void aligners(PrintWriter out) {
    if (status.aligners().isEmpty()) {
      out.println("aligners  none yet");
      return;
    }
    Table table = new Table("aligner", "method", "held-out rsum", "among", "created");
    for (AlignerHeader aligner : status.aligners()) {
      table.row(
          aligner.version(),
          aligner.method(),
          metric(aligner, "holdout.rsum", "%.1f"),
          metric(aligner, "holdout.t2i.candidates", "%.0f"), // more of them later on: a smaller sum
          aligner.created());
    }
    table.print(out);
  }

  private static String metric(AlignerHeader aligner, String name, String format) {
    Double value = aligner.metrics().get(name);
    return value == null ? "-" : String.format(Locale.ROOT, format, value);
  }

  private void deadLetters(PrintWriter out) {
    if (status.deadLetters().isEmpty()) {
      out.println("dead letters  none");
      return;
    }
    Table table = new Table("dead letters by reason", "letters");
    new TreeMap<>(status.deadLetters()).forEach(table::row);
    table.print(out);
  }

  ObjectNode json() {
    ObjectNode object = Json.object();
    object.put("broker", status.broker());
    ArrayNode topics = object.putArray("topics");
    for (ClusterTopic topic : status.topics()) {
      ObjectNode node = topics.addObject();
      node.put("name", topic.wanted().name());
      node.put("exists", topic.exists());
      node.put("records", topic.records());
      node.put("written", topic.written());
      ObjectNode readers = node.putObject("lag");
      status.lags().stream()
          .filter(lag -> lag.topic().equals(topic.wanted().name()))
          .forEach(lag -> readers.put(lag.group(), lag.lag()));
    }
    status
        .jobs()
        .ifPresent(
            jobs -> {
              ArrayNode array = object.putArray("jobs");
              for (JobState job : jobs) {
                ObjectNode node = array.addObject();
                node.put("name", job.name());
                node.put("state", job.state());
                node.put("tasksRunning", job.running());
                node.put("tasks", job.tasks());
                node.put("seconds", job.duration().toSeconds());
              }
            });
    ArrayNode aligners = object.putArray("aligners");
    for (AlignerHeader aligner : status.aligners()) {
      ObjectNode node = aligners.addObject();
      node.put("version", aligner.version().number());
      node.put("method", aligner.method());
      node.put("created", aligner.created().toString());
      ObjectNode metrics = node.putObject("metrics");
      new TreeMap<>(aligner.metrics()).forEach(metrics::put);
    }
    ObjectNode letters = object.putObject("deadLetters");
    new TreeMap<>(status.deadLetters()).forEach((reason, n) -> letters.put(reason.name(), n));
    status.figures().ifPresent(figures -> object.set("figures", figures));
    return object;
  }
}
