package dev.plumbline.kafka;

import dev.plumbline.core.model.ServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands every record of a topic to a handler, on one daemon thread, until it is closed. It waits
 * for a topic that is not there yet and for a broker that is away, and goes on where it was. After
 * such a break a record may come twice; none is left out.
 */
final class TopicFollower implements AutoCloseable {
  /** Where to begin. */
  enum From {
    /** With the oldest record there is. */
    BEGINNING,
    /** With the first record that comes after {@link TopicFollower#awaitReady}. */
    END
  }

  private static final Logger log = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration CALL = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final KafkaClientConfig config;
  private final String topic;
  private final From from;
  private final java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> handler;
  private final CountDownLatch ready = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /** Where to read on, once known; confined to the thread. */
  private final Map<TopicPartition, Long> positions = new HashMap<>();

  /** For waking it up; of its methods, only that one is safe from other threads. */
  private volatile Consumer<byte[], byte[]> consumer;

  /**
   * Starts to follow.
   *
   * @param handler called on the follower's thread; what it throws is logged, and the record is
   *     taken as handled, unless it is a transient {@link ServiceException}: then the record comes
   *     again, and those that were read with it
   * @throws ServiceException if the settings or the addresses are no good
   */
  TopicFollower(
      KafkaClientConfig config,
      String topic,
      From from,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> handler) {
    this(config, topic, from, Map.of(), handler);
  }

  /**
   * Starts to follow where it is told, and elsewhere at one end.
   *
   * @param known offsets to begin with; one that the topic does not have counts as its oldest
   * @param handler as above
   * @throws ServiceException if the settings or the addresses are no good
   */
  TopicFollower(
      KafkaClientConfig config,
      String topic,
      From from,
      Map<TopicPartition, Long> known,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> handler) {
    this.positions.putAll(known);
    this.config = config;
    this.topic = topic;
    this.from = from;
    this.handler = handler;
    this.consumer = Readers.open(config, topic + "-follower", CALL);
    this.thread = new Thread(this::run, topic + "-follower");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Waits until the records that were there at the start have been handled or, from the end, until
   * it is certain that no later record will be missed.
   *
   * @return whether that came within the time
   */
  boolean awaitReady(Duration timeout) throws InterruptedException {
    return ready.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }

  boolean isReady() {
    return ready.getCount() == 0;
  }

  /** Stops and waits for the thread, though not for ever. */
  @Override
  public void close() {
    closing.countDown();
    consumer.wakeup();
    try {
      thread.join(CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void run() {
    boolean open = true;
    while (!isClosing()) {
      try {
        if (!open) {
          consumer = Readers.open(config, topic + "-follower", CALL);
          open = true;
        }
        follow(consumer);
      } catch (WakeupException e) {
        log.debug("{}: woken up to close", topic);
      } catch (KafkaException | ServiceException e) {
        log.warn("{}: {}; trying again", topic, KafkaFailures.describe(e));
        if (open) {
          Readers.close(consumer);
          open = false;
        }
        pause();
      }
    }
    if (open) {
      Readers.close(consumer);
    }
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    Map<TopicPartition, Long> ends = assign(consumer);
    long refreshed = System.nanoTime();
    while (!isClosing()) {
      if (!isReady() && hasReached(ends)) {
        ready.countDown();
      }
      if (System.nanoTime() - refreshed > TimeUnit.SECONDS.toNanos(30)) {
        refreshed = System.nanoTime();
        if (Readers.partitions(consumer, topic).size() > positions.size()) {
          assign(consumer);
        }
      }
      consumer.poll(POLL).forEach(this::handle);
      positions.replaceAll((partition, before) -> consumer.position(partition));
    }
  }

  /** Takes all partitions, each where it was left, and gives where they end now. */
  private Map<TopicPartition, Long> assign(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = Readers.partitions(consumer, topic);
    while (partitions.isEmpty() && !isClosing()) {
      pause();
      partitions = Readers.partitions(consumer, topic);
    }
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    // A partition that was added later is new: all of it counts.
    boolean atEnd = from == From.END && positions.isEmpty();
    positions.keySet().retainAll(partitions);
    List<TopicPartition> fresh = new ArrayList<>(partitions);
    fresh.removeAll(positions.keySet());
    positions.putAll(atEnd ? ends : consumer.beginningOffsets(fresh));
    positions.forEach(consumer::seek);
    return ends;
  }

  private boolean hasReached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  /**
   * A record that the handler cannot take because a server is away comes again: the positions stand
   * where the poll began.
   */
  private void handle(ConsumerRecord<byte[], byte[]> record) {
    try {
      handler.accept(record);
    } catch (ServiceException e) {
      if (e.isTransient()) {
        throw e;
      }
      log.error("{}-{}@{} could not be handled", topic, record.partition(), record.offset(), e);
    } catch (RuntimeException e) {
      log.error("{}-{}@{} could not be handled", topic, record.partition(), record.offset(), e);
    }
  }

  private void pause() {
    try {
      closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      closing.countDown();
    }
  }
}
