package dev.plumbline.app.status;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.event.Rejection;
import dev.plumbline.kafka.ClusterTopic;
import dev.plumbline.kafka.GroupLag;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an instance is.
 *
 * @param broker its address
 * @param lags how far the jobs are behind
 * @param aligners oldest version first
 * @param deadLetters by reason
 * @param jobs empty if Flink does not answer or it is not known where it is
 * @param figures what the gateway's {@code /v1/stats} says, likewise
 */
record InstanceStatus(
    String broker,
    List<ClusterTopic> topics,
    List<GroupLag> lags,
    List<AlignerHeader> aligners,
    Map<Rejection.Reason, Long> deadLetters,
    Optional<List<JobState>> jobs,
    Optional<JsonNode> figures) {
  InstanceStatus {
    topics = List.copyOf(topics);
    lags = List.copyOf(lags);
    aligners = List.copyOf(aligners);
    deadLetters = Map.copyOf(deadLetters);
  }
}
