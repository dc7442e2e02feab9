package dev.plumbline.app.bench.ingest;

import java.util.List;

/**
 * Whom a thread works for, told by its name. The names are those that Flink, Kafka, Lucene and the
 * jobs give; the first part that claims a name has it.
 */
@SuppressWarnings("ImmutableEnumChecker") // lists of List.of
enum Part {
  MODELS("ingest job: batches, with the models", "plumbline-Source: items"),
  PICTURES(
      "ingest job: records read, pictures decoded",
      "plumbline-load",
      "plumbline-prepare-Source: items"),
  INGEST("ingest job: the rest of it", "Source: items", "Source Data Fetcher for Source: items"),
  ENCODINGS("index job: records read", "plumbline-prepare-Source: generations"),
  ROWS("index job: batches, with the writes to the index", "plumbline-Source: generations"),
  INDEX(
      "index job: the rest of it",
      "Source: generations",
      "Source Data Fetcher for Source: generations",
      "switch ->",
      "SourceCoordinator-Source: generations"),
  LUCENE("Lucene: refreshes and merges", "plumbline-index-refresh", "Lucene Merge Thread"),
  QUERY("query job", "Source: queries", "Source Data Fetcher for Source: queries"),
  ALIGN(
      "align job",
      "Source: encodings",
      "Source Data Fetcher for Source: encodings",
      "pairs ",
      "fit "),
  PRODUCERS("Kafka's producers", "kafka-producer-network-thread"),
  CHECKPOINTS("Flink: checkpoints, written", "AsyncOperations"),
  BROKER(
      "broker",
      "data-plane-kafka",
      "kafka-",
      "quorum-",
      "raft-",
      "controller-",
      "broker-",
      "ExpirationReaper",
      "executor-",
      "metrics-",
      "log-",
      "TxnMarker",
      "transaction-",
      "group-"),
  GATEWAY("thumbnails, and what else the gateway follows", "items-follower", "aligners-follower"),
  BENCHMARK("the benchmark: events sent, rows counted, the index alone", "main", "bench-"),
  COMPILER("Java's compiler"),
  COLLECTOR("Java's collector of garbage"),
  ENDED("threads that have ended: Lucene's merges, the benchmark's producer"),
  OTHER("all else", "");

  private final String title;
  private final List<String> prefixes;

  Part(String title, String... prefixes) {
    this.title = title;
    this.prefixes = List.of(prefixes);
  }

  String title() {
    return title;
  }

  /** Finds a thread's part. */
  static Part of(String thread) {
    for (Part part : values()) {
      if (part.prefixes.stream().anyMatch(thread::startsWith)) {
        return part;
      }
    }
    return OTHER;
  }
}
