package dev.plumbline.jobs.index;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.event.DeadLetter;
import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.jobs.kafka.DeadLetters;
import dev.plumbline.jobs.kafka.OutgoingRecord;
import dev.plumbline.jobs.kafka.SourceRecord;
import dev.plumbline.jobs.operator.BatchOutput;
import dev.plumbline.jobs.operator.MicroBatchFunction;
import dev.plumbline.kafka.AlignerFollower;
import dev.plumbline.schemas.RecordCodec;
import dev.plumbline.schemas.TopicCodecs;
import dev.plumbline.schemas.Topics;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/**
 * Records of all generations in; the index is written. What is given on is word that a partition
 * has caught up, after all before it is durable. Before a checkpoint completes every write is
 * durable.
 */
final class UpsertFunction
    implements MicroBatchFunction<GenerationRecord, List<GenerationBatch>, CaughtUp> {
  private static final long serialVersionUID = 1;

  /** Encodings that could not be read. */
  static final OutputTag<OutgoingRecord> DEAD_LETTERS =
      new OutputTag<>("dead-letters", TypeInformation.of(OutgoingRecord.class));

  private final PlumblineConfig config;

  private transient VectorIndex index;
  private transient AlignerFollower aligners;
  private transient RecordCodec<EncodingEvent> codec;
  private transient BatchPreparation preparation;
  private transient DeadLetters deadLetters;
  private transient IndexMetrics metrics;

  /** Of what was written since the last flush. */
  private transient Map<GenerationId, GenerationWriter> writers;

  /** Not given on yet: one flush is made for all of a generation's partitions. */
  private transient Map<GenerationId, List<CaughtUp>> caughtUp;

  private transient TaskInfo task;

  UpsertFunction(PlumblineConfig config) {
    this.config = config;
  }

  @Override
  public void open(RuntimeContext context) {
    TopicCodecs codecs = Assembly.codecs(config);
    codec = codecs.globals();
    RecordCodec<DeadLetter> letters = codecs.deadLetters();
    letters.announce();
    deadLetters =
        new DeadLetters(new Topics(config.kafka().topicPrefix()), letters, InstantSource.system());
    metrics = new IndexMetrics(context.getMetricGroup());
    writers = new HashMap<>();
    caughtUp = new TreeMap<>();
    task = context.getTaskInfo();
    aligners = Assembly.followAligners(config);
    index = Assembly.openIndex(config);
    preparation = new BatchPreparation(codec, new GenerationProjectors(index, aligners::await));
  }

  /** A partition's backlog ends here: whoever waits for the generation need not linger. */
  @Override
  public boolean endsBatch(GenerationRecord record) {
    return record.source().isEmpty();
  }

  @Override
  public List<GenerationBatch> prepare(List<GenerationRecord> batch) throws InterruptedException {
    return preparation.prepare(batch);
  }

  @Override
  public void process(List<GenerationBatch> batches, BatchOutput<CaughtUp> out)
      throws InterruptedException {
    for (GenerationBatch batch : batches) {
      write(batch, out);
    }
  }

  private void write(GenerationBatch batch, BatchOutput<CaughtUp> out) throws InterruptedException {
    GenerationWriter writer = writer(batch.generation());
    batch.unreadable().forEach(record -> reject(record.source(), record.cause(), out));
    writer.write(batch.changes(), (record, cause) -> reject(record, cause, out));
    for (CaughtUp one : batch.caughtUp()) {
      List<CaughtUp> all = caughtUp.computeIfAbsent(batch.generation(), g -> new ArrayList<>());
      all.add(one);
      if (all.size() == partitionsHere(one.partitions())) {
        writer.flush();
        caughtUp.remove(batch.generation()).forEach(out::collect);
      }
    }
  }

  /** How many of a generation's partitions this subtask reads, see {@link GenerationEnumerator}. */
  private long partitionsHere(int partitions) {
    return IntStream.range(0, partitions)
        .filter(p -> p % task.getNumberOfParallelSubtasks() == task.getIndexOfThisSubtask())
        .count();
  }

  private void reject(SourceRecord record, RejectedException cause, BatchOutput<CaughtUp> out) {
    String schemaId = record.valueBytes().map(codec::schemaId).orElse("");
    out.collect(DEAD_LETTERS, deadLetters.of(record, schemaId, cause.rejection(), cause));
    metrics.rejected();
  }

  private GenerationWriter writer(GenerationId generation) {
    return writers.computeIfAbsent(generation, g -> new GenerationWriter(g, index, metrics));
  }

  /** After a restart some partitions may have been told of before: the others need not wait. */
  @Override
  public void flush(BatchOutput<CaughtUp> out) throws InterruptedException {
    for (GenerationWriter writer : writers.values()) {
      writer.flush();
    }
    writers.clear();
    caughtUp.values().forEach(all -> all.forEach(out::collect));
    caughtUp.clear();
  }

  @Override
  public void close() {
    if (index != null) {
      index.close();
    }
    if (aligners != null) {
      aligners.close();
    }
  }
}
