package dev.plumbline.kafka;

import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.align.artifact.AlignerCodec;
import dev.plumbline.core.event.AlignerEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.search.Aligners;
import dev.plumbline.schemas.RecordCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The published aligners, by following the compacted topic {@code aligners} from its beginning on a
 * thread of its own. Thread-safe.
 *
 * <p>The aligners used last stay in memory; another is read from the topic again when it is asked
 * for. A topic that is not there yet and a broker that is away are waited for. An aligner that
 * cannot be opened is logged and counted, and the rest are followed as before.
 */
public final class AlignerFollower implements Aligners, AutoCloseable {
  /** How many aligners stay in memory unless said otherwise. */
  public static final int DEFAULT_CAPACITY = 8;

  private static final Logger log = LoggerFactory.getLogger(AlignerFollower.class);

  private final RecordCodec<AlignerEvent> codec;
  private final List<Consumer<Aligner>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicLong damaged = new AtomicLong();
  private final KnownAligners known;
  private final RecordLoader loader;
  private final TopicFollower follower;

  private AlignerFollower(KafkaClientConfig config, int capacity) {
    this.codec = config.codecs().aligners();
    this.known = new KnownAligners(capacity);
    this.loader = new RecordLoader(config);
    this.follower =
        new TopicFollower(
            config, config.topics().aligners().name(), TopicFollower.From.BEGINNING, this::take);
  }

  /** As {@link #start(KafkaClientConfig, int)}, with {@link #DEFAULT_CAPACITY}. */
  public static AlignerFollower start(KafkaClientConfig config) {
    return start(config, DEFAULT_CAPACITY);
  }

  /**
   * Starts to follow and returns at once, whether or not a broker is there; see {@link
   * #awaitCaughtUp}.
   *
   * @param capacity how many aligners stay in memory, 1 or more
   * @throws dev.plumbline.core.model.ServiceException if the client's settings or the brokers'
   *     addresses are no good
   */
  public static AlignerFollower start(KafkaClientConfig config, int capacity) {
    return new AlignerFollower(config, capacity);
  }

  /**
   * Waits until all that had been published at the start is known.
   *
   * @return whether that came within the time
   */
  public boolean awaitCaughtUp(Duration timeout) throws InterruptedException {
    return follower.awaitReady(timeout);
  }

  /** Whether all that had been published at the start is known. */
  public boolean isCaughtUp() {
    return follower.isReady();
  }

  /**
   * An aligner; empty if it is not known here.
   *
   * @throws dev.plumbline.core.model.ServiceException if it is not in memory and cannot be read
   *     again
   */
  @Override
  public Optional<Aligner> find(AlignerVersion version) {
    Optional<Aligner> opened = known.opened(version);
    return opened.isPresent() ? opened : reopen(version);
  }

  /**
   * Waits for an aligner; empty if it is not known in time.
   *
   * @throws dev.plumbline.core.model.ServiceException as {@link #find}
   */
  public Optional<Aligner> await(AlignerVersion version, Duration timeout)
      throws InterruptedException {
    return known.await(version, timeout) ? find(version) : Optional.empty();
  }

  /**
   * The aligner with the highest version; empty if none is known.
   *
   * @throws dev.plumbline.core.model.ServiceException as {@link #find}
   */
  public Optional<Aligner> latest() {
    return known.newest().flatMap(this::find);
  }

  @Override
  public List<AlignerHeader> headers() {
    return known.headers();
  }

  /** How many records could not be opened since the start. */
  public long damaged() {
    return damaged.get();
  }

  /**
   * Calls a listener for each aligner that arrives from now on, the ones published before the start
   * among them while catching up; after a broken connection one may come twice. It is called on the
   * follower's thread and must be quick; what it throws is logged.
   */
  public void addListener(Consumer<Aligner> listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {
    follower.close();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    try {
      if (record.value() == null) {
        known.remove(version(record.key()));
        return;
      }
      Aligner aligner = open(record.value());
      known.put(aligner, partition, record.offset());
      log.info("aligner {} ({})", aligner.header().version(), aligner.header().method());
      listeners.forEach(listener -> tell(listener, aligner));
    } catch (RejectedException | IllegalArgumentException e) {
      damaged.incrementAndGet();
      log.warn("aligner at {}@{} is damaged: {}", partition, record.offset(), e.getMessage());
    }
  }

  private Aligner open(byte[] value) throws RejectedException {
    return AlignerCodec.open(codec.decode(value));
  }

  private static AlignerVersion version(byte[] key) {
    return new AlignerVersion(Long.parseLong(new String(key, StandardCharsets.UTF_8)));
  }

  private static void tell(Consumer<Aligner> listener, Aligner aligner) {
    try {
      listener.accept(aligner);
    } catch (RuntimeException e) {
      log.error("a listener failed on aligner {}", aligner.header().version(), e);
    }
  }

  /** Reads an aligner from its place again; one at a time, so that none is read twice at once. */
  private Optional<Aligner> reopen(AlignerVersion version) {
    synchronized (loader) {
      Optional<Aligner> opened = known.opened(version);
      Optional<KnownAligners.Place> place = known.place(version);
      if (opened.isPresent() || place.isEmpty()) {
        return opened;
      }
      Optional<byte[]> value =
          loader.load(place.get().partition(), place.get().offset()).flatMap(TopicRecord::value);
      if (value.isEmpty()) {
        // Published again since, and compacted: the follower has the new record or is about to.
        return known.opened(version);
      }
      try {
        Aligner aligner = open(value.get());
        known.putAgain(aligner, place.get());
        return Optional.of(aligner);
      } catch (RejectedException | IllegalArgumentException e) {
        damaged.incrementAndGet();
        log.warn("aligner {} cannot be opened again: {}", version, e.getMessage());
        return Optional.empty();
      }
    }
  }
}
