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
  private final Map<Rejection.Reason, Counter> rejected = new EnumMap<>(Rejection.Reason.class);

  IngestMetrics(MetricGroup group) {
    encoded = group.counter("encoded");
    for (Rejection.Reason reason : Rejection.Reason.values()) {
      rejected.put(
          reason,
          group.addGroup("reason", reason.name().toLowerCase(Locale.ROOT)).counter("rejected"));
    }
  }

  void encoded() {
    encoded.inc();
  }

  void rejected(Rejection.Reason reason) {
    rejected.get(reason).inc();
  }
}
