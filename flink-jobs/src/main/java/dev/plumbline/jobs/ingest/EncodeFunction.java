package dev.plumbline.jobs.ingest;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.IngestSettings;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.encode.EncodeOutcome;
import dev.plumbline.core.encode.ItemEncoder;
import dev.plumbline.core.event.DeadLetter;
import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection;
import dev.plumbline.encoders.Encoders;
import dev.plumbline.jobs.kafka.DeadLetters;
import dev.plumbline.jobs.kafka.OutgoingRecord;
import dev.plumbline.jobs.kafka.SourceRecord;
import dev.plumbline.jobs.operator.BatchOutput;
import dev.plumbline.jobs.operator.MicroBatchFunction;
import dev.plumbline.jobs.operator.Retries;
import dev.plumbline.schemas.Keys;
import dev.plumbline.schemas.RecordCodec;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.TopicCodecs;
import dev.plumbline.schemas.Topics;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.util.concurrent.ExecutorThreadFactory;

/** Records of {@code items} in; records for {@code encodings} and {@code dead-letters} out. */
final class EncodeFunction
    implements MicroBatchFunction<SourceRecord, EncodeFunction.Loaded, OutgoingRecord> {
  private static final long serialVersionUID = 1;

  private final PlumblineConfig config;
  private final EncodersOpening opening;
  private final Retries retries = Retries.standard();

  private transient Encoders encoders;
  private transient ExecutorService loaders;
  private transient ItemEncoder encoder;
  private transient RecordCodec<ItemEvent> items;
  private transient RecordCodec<EncodingEvent> encodings;
  private transient DeadLetters deadLetters;
  private transient IngestMetrics metrics;
  private transient Topic topic;

  EncodeFunction(PlumblineConfig config, EncodersOpening opening) {
    this.config = config;
    this.opening = opening;
  }

  /** Opens the encoders where the function runs. */
  interface EncodersOpening extends Serializable {
    Encoders open(PlumblineConfig config);
  }

  @Override
  public void open(RuntimeContext context) {
    Topics topics = new Topics(config.kafka().topicPrefix());
    topic = topics.encodings();
    TopicCodecs codecs = Assembly.codecs(config);
    items = codecs.items();
    encodings = codecs.encodings();
    encodings.announce();
    RecordCodec<DeadLetter> letters = codecs.deadLetters();
    letters.announce();
    deadLetters = new DeadLetters(topics, letters, InstantSource.system());
    metrics = new IngestMetrics(context.getMetricGroup());
    encoders = opening.open(config);
    loaders =
        Executors.newFixedThreadPool(
            config.ingest().loaders(),
            new ExecutorThreadFactory.Builder().setPoolName("plumbline-load").build());
    encoder =
        new ItemEncoder(
            Assembly.imageLoader(config),
            encoders.image(),
            encoders.text(),
            config.ingest().maxTextLength(),
            loaders);
  }

  /**
   * A batch whose records are read and whose pictures are loaded.
   *
   * @param unreadable records that are rejected
   * @param records the others
   * @param batch these, loaded
   */
  record Loaded(
      List<Unreadable> unreadable, List<SourceRecord> records, ItemEncoder.LoadedBatch batch) {}

  private record Unreadable(SourceRecord record, RejectedException cause) {}

  @Override
  public Loaded prepare(List<SourceRecord> batch) throws InterruptedException {
    List<Unreadable> unreadable = new ArrayList<>();
    List<SourceRecord> records = new ArrayList<>();
    List<ItemEvent> events = new ArrayList<>();
    for (SourceRecord record : batch) {
      try {
        events.add(read(record));
        records.add(record);
      } catch (RejectedException e) {
        unreadable.add(new Unreadable(record, e));
      }
    }
    return new Loaded(unreadable, records, retries.get("load", () -> encoder.load(events)));
  }

  @Override
  public void process(Loaded loaded, BatchOutput<OutgoingRecord> out) throws InterruptedException {
    for (Unreadable one : loaded.unreadable()) {
      reject(one.record(), one.cause().rejection(), one.cause(), out);
    }
    List<EncodeOutcome> outcomes = retries.get("encode", () -> encoder.encode(loaded.batch()));
    for (int i = 0; i < outcomes.size(); i++) {
      write(loaded.records().get(i), outcomes.get(i), out);
    }
  }

  private ItemEvent read(SourceRecord record) throws RejectedException {
    byte[] value =
        record
            .valueBytes()
            .orElseThrow(
                () ->
                    new RejectedException(
                        Rejection.Reason.UNREADABLE_RECORD,
                        "the record has no value (expected: an item's event; a delete is one)"));
    ItemEvent event = items.decode(value);
    checkKey(record, event);
    IngestSettings ingest = config.ingest();
    if (!ingest.allowsTenant(event.id().tenant())) {
      throw new RejectedException(
          Rejection.Reason.UNKNOWN_TENANT,
          "tenant: '" + event.id().tenant() + "' (expected: one of " + ingest.tenants() + ")");
    }
    return event;
  }

  /** Order holds within a partition only, and the key chooses the partition. */
  private static void checkKey(SourceRecord record, ItemEvent event) throws RejectedException {
    byte[] expected = Keys.of(event.id());
    byte[] key = record.keyBytes().orElseGet(() -> new byte[0]);
    if (!Arrays.equals(key, expected)) {
      throw new RejectedException(
          Rejection.Reason.INVALID_EVENT,
          "key: '"
              + new String(key, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "?")
              + "' (expected: the item's tenant/id, '"
              + event.id()
              + "')");
    }
  }

  private void write(SourceRecord record, EncodeOutcome outcome, BatchOutput<OutgoingRecord> out) {
    if (outcome instanceof EncodeOutcome.Rejected rejected) {
      reject(record, rejected.rejection(), rejected.cause(), out);
      return;
    }
    EncodingEvent event = ((EncodeOutcome.Done) outcome).event();
    try {
      out.collect(outgoing(event));
      metrics.encoded();
    } catch (RejectedException e) {
      reject(record, e.rejection(), e, out);
    }
  }

  private OutgoingRecord outgoing(EncodingEvent event) throws RejectedException {
    byte[] key = Keys.of(event.id());
    byte[] value;
    try {
      value = encodings.encode(event);
    } catch (IllegalArgumentException e) {
      throw new RejectedException(
          Rejection.Reason.INVALID_EVENT, String.valueOf(e.getMessage()), e);
    }
    if (!topic.takes(key, value)) {
      throw new RejectedException(
          Rejection.Reason.TOO_LARGE,
          "its encoding takes "
              + value.length
              + " bytes (expected: at most "
              + topic.maxMessageBytes()
              + "; of a clip, fewer frames)");
    }
    return new OutgoingRecord(topic.name(), key, value);
  }

  private void reject(
      SourceRecord record, Rejection rejection, Throwable cause, BatchOutput<OutgoingRecord> out) {
    String schemaId = record.valueBytes().map(items::schemaId).orElse("");
    out.collect(deadLetters.of(record, schemaId, rejection, cause));
    metrics.rejected(rejection.reason());
  }

  @Override
  public void close() {
    if (loaders != null) {
      loaders.shutdownNow();
    }
    if (encoders != null) {
      encoders.close();
    }
  }
}
