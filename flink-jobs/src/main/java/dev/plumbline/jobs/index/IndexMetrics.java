package dev.plumbline.jobs.index;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Counts writes to the index. Confined to the operator's worker. */
final class IndexMetrics {
  private final Counter upserted;
  private final Counter deleted;
  private final Counter otherEncoder;
  private final Counter rejected;

  IndexMetrics(MetricGroup group) {
    upserted = group.counter("upserted");
    deleted = group.counter("deleted");
    otherEncoder = group.counter("otherEncoder");
    rejected = group.counter("rejected");
  }

  void upserted(int items) {
    upserted.inc(items);
  }

  void deleted(int items) {
    deleted.inc(items);
  }

  /** An encoding of another encoder than the generation's aligner was trained for. */
  void otherEncoder() {
    otherEncoder.inc();
  }

  /** A record that became a dead letter. */
  void rejected() {
    rejected.inc();
  }
}
