package dev.plumbline.jobs.index;

import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.jobs.kafka.SourceRecord;
import dev.plumbline.schemas.RecordCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All of a batch's work that needs no write: reads its records and projects them, generation by
 * generation, with the aligner of each. Confined to one thread.
 */
final class BatchPreparation {
  private final RecordCodec<EncodingEvent> codec;
  private final GenerationProjectors projectors;

  BatchPreparation(RecordCodec<EncodingEvent> codec, GenerationProjectors projectors) {
    this.codec = codec;
    this.projectors = projectors;
  }

  /** What the batch has for each generation. */
  List<GenerationBatch> prepare(List<GenerationRecord> batch) throws InterruptedException {
    Map<GenerationId, List<GenerationRecord>> byGeneration = new TreeMap<>();
    for (GenerationRecord record : batch) {
      byGeneration.computeIfAbsent(record.generationId(), g -> new ArrayList<>()).add(record);
    }
    List<GenerationBatch> batches = new ArrayList<>();
    for (Map.Entry<GenerationId, List<GenerationRecord>> entry : byGeneration.entrySet()) {
      batches.add(prepare(entry.getKey(), entry.getValue()));
    }
    return batches;
  }

  private GenerationBatch prepare(GenerationId generation, List<GenerationRecord> records)
      throws InterruptedException {
    List<EncodingRecord> readable = new ArrayList<>();
    List<GenerationBatch.Unreadable> unreadable = new ArrayList<>();
    List<CaughtUp> caughtUp = new ArrayList<>();
    for (GenerationRecord record : records) {
      Optional<SourceRecord> source = record.source();
      if (source.isEmpty()) {
        caughtUp.add(new CaughtUp(record.generation(), record.partition(), record.partitions()));
      } else {
        try {
          readable.add(EncodingRecord.read(codec, source.get()));
        } catch (RejectedException e) {
          unreadable.add(new GenerationBatch.Unreadable(source.get(), e));
        }
      }
    }
    return new GenerationBatch(generation, changes(generation, readable), unreadable, caughtUp);
  }

  private LastChanges changes(GenerationId generation, List<EncodingRecord> records)
      throws InterruptedException {
    if (records.isEmpty()) {
      return new LastChanges(List.of());
    }
    return new LastChanges(
        projectors.of(generation).map(projector -> projector.project(records)).orElse(List.of()));
  }
}
