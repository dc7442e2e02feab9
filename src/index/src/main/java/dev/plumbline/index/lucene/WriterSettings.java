package dev.plumbline.index.lucene;

import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.TieredMergePolicy;

/** How Lucene writes here: for a steady stream of updates beside searches, on few cores. */
final class WriterSettings {
  /** Fewer segments a tier than Lucene's 10: each one costs every search a walk of its graph. */
  private static final double SEGMENTS_PER_TIER = 5;

  /** What a refresh leaves is small; below this size segments are merged as if they were equal. */
  private static final double FLOOR_SEGMENT_MB = 16;

  private static final double RAM_BUFFER_MB = 64;

  /**
   * How long a commit or a refresh waits for merges of small segments, so that searches meet fewer:
   * not at all. Lucene would wait for up to half a second, in which nothing is written.
   */
  private static final long MERGE_WAIT_MILLIS = 0;

  private WriterSettings() {}

  static IndexWriterConfig of(OpenMode mode, Merges merges) {
    TieredMergePolicy policy = new TieredMergePolicy();
    policy.setSegmentsPerTier(SEGMENTS_PER_TIER);
    policy.setFloorSegmentMB(FLOOR_SEGMENT_MB);
    return new IndexWriterConfig(CaptionWords.ANALYZER)
        .setOpenMode(mode)
        .setCodec(new VectorCodec())
        .setRAMBufferSizeMB(RAM_BUFFER_MB)
        .setMergePolicy(policy)
        .setMergeScheduler(merges)
        .setMaxFullFlushMergeWaitMillis(MERGE_WAIT_MILLIS)
        .setCommitOnClose(false);
  }
}
