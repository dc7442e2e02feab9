package dev.plumbline.jobs.ingest;

import dev.plumbline.core.event.Rejection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Counts what became of events. Confined to the operator's worker. */
final class IngestMetrics {
  private final Counter encoded;
  private final MetricGroup group;
  private final Map<Rejection.Reason, Counter> rejected = new EnumMap<>(Rejection.Reason.class);

  IngestMetrics(MetricGroup group) {
    this.group = group;
    encoded = group.counter("encoded");
    for (Rejection.Reason reason : Rejection.Reason.values()) {
      counter(reason);
    }
  }

  void encoded() {
    encoded.inc();
  }

  void rejected(Rejection.Reason reason) {
    counter(reason).inc();
  }

  private Counter counter(Rejection.Reason reason) {
    return rejected.computeIfAbsent(
        reason,
        r -> group.addGroup("reason", r.name().toLowerCase(Locale.ROOT)).counter("rejected"));
  }
}
