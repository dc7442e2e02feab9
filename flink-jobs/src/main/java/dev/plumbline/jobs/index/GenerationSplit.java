package dev.plumbline.jobs.index;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * One generation's place in one partition of {@code encodings}.
 *
 * @param generation the generation's number
 * @param partition the partition
 * @param partitions how many partitions there were when the generation was planned
 * @param nextOffset the next record to read
 * @param catchUpOffset where the partition ended when the generation was planned
 * @param caughtUp whether word was given that {@code catchUpOffset} is reached
 */
record GenerationSplit(
    long generation,
    int partition,
    int partitions,
    long nextOffset,
    long catchUpOffset,
    boolean caughtUp)
    implements SourceSplit {
  GenerationSplit {
    if (generation < 1
        || partition < 0
        || partition >= partitions
        || nextOffset < 0
        || catchUpOffset < 0) {
      throw new IllegalArgumentException(
          "split: generation %d, partition %d of %d, offsets %d and %d"
              .formatted(generation, partition, partitions, nextOffset, catchUpOffset));
    }
  }

  @Override
  public String splitId() {
    return generation + "/" + partition;
  }

  GenerationSplit at(long offset) {
    return new GenerationSplit(generation, partition, partitions, offset, catchUpOffset, caughtUp);
  }

  GenerationSplit markedCaughtUp() {
    return new GenerationSplit(generation, partition, partitions, nextOffset, catchUpOffset, true);
  }
}
