package dev.plumbline.jobs.index;

import dev.plumbline.core.index.GenerationId;
import dev.plumbline.jobs.kafka.SourceRecord;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one generation reads next in one partition: a record, or word that it has caught up. Flink
 * writes it field by field, hence the public nullable component.
 *
 * @param generation the generation's number
 * @param partition of {@code encodings}
 * @param partitions how many partitions the generation was planned with
 * @param record the record; null: the partition was read up to where it ended when the generation
 *     was planned
 */
public record GenerationRecord(
    long generation, int partition, int partitions, @Nullable SourceRecord record) {
  /** A record to index. */
  static GenerationRecord of(GenerationSplit split, SourceRecord record) {
    return new GenerationRecord(split.generation(), split.partition(), split.partitions(), record);
  }

  /** The partition is read up to where it ended. */
  static GenerationRecord caughtUp(GenerationSplit split) {
    return new GenerationRecord(split.generation(), split.partition(), split.partitions(), null);
  }

  GenerationId generationId() {
    return new GenerationId(generation);
  }

  Optional<SourceRecord> source() {
    return Optional.ofNullable(record);
  }
}
