package dev.plumbline.kafka;

import dev.plumbline.core.model.ServiceException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Kafka's admin client, each call with one deadline and one kind of error. Thread-safe. */
final class AdminCalls implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final KafkaClientConfig config;
  private final Duration deadline;
  private final Admin admin;

  /**
   * Opens a client. It connects with the first call.
   *
   * @param deadline the longest that a call takes
   * @throws ServiceException if the client's settings or the brokers' addresses are no good
   */
  AdminCalls(KafkaClientConfig config, Duration deadline) {
    this.config = config;
    this.deadline = deadline;
    String millis = Long.toString(deadline.toMillis());
    try {
      this.admin =
          Admin.create(
              config.settings(
                  "admin",
                  Map.of(
                      "default.api.timeout.ms", millis,
                      "request.timeout.ms", millis,
                      "reconnect.backoff.max.ms", "500")));
    } catch (KafkaException e) {
      throw KafkaFailures.of(config, "opening an admin client", deadline, Readers.rootCause(e));
    }
  }

  Admin admin() {
    return admin;
  }

  /** Waits for an answer. */
  <T> T await(Future<T> answer, String doing) {
    return KafkaFailures.await(answer, deadline, config, doing);
  }

  /** Waits for an answer; one error is no failure, but gives false. */
  boolean await(Future<Void> answer, String doing, Class<? extends Exception> tolerated) {
    try {
      await(answer, doing);
      return true;
    } catch (ServiceException e) {
      if (tolerated.isInstance(e.getCause())) {
        return false;
      }
      throw e;
    }
  }

  /** Waits until something holds in the cluster that no call waits for. */
  void awaitUntil(BooleanSupplier condition, String doing) {
    long end = System.nanoTime() + deadline.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw KafkaFailures.late(config, doing, deadline);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Those of the topics that are there, by name. */
  Map<String, TopicDescription> topics(Collection<String> names) {
    Map<String, TopicDescription> found = new HashMap<>();
    admin
        .describeTopics(names)
        .topicNameValues()
        .forEach(
            (name, answer) -> {
              try {
                found.put(name, await(answer, "describing topic " + name));
              } catch (ServiceException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                  throw e;
                }
              }
            });
    return found;
  }

  Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> wanted =
        partitions.stream().collect(Collectors.toMap(p -> p, p -> spec));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    await(admin.listOffsets(wanted).all(), "reading the topics' offsets")
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  @Override
  public void close() {
    admin.close(deadline);
  }
}
