package dev.plumbline.jobs.align;

import dev.plumbline.methods.correlation.Cca;
import dev.plumbline.methods.correlation.CcaStatistics;
import dev.plumbline.methods.correlation.CcaTrainer;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Canonical correlation analysis from statistics: exact on all pairs, whatever their number. */
final class StreamingCca implements PairLearner {
  private final Cca cca;
  private final CcaStatistics statistics;
  private long pictures;

  private StreamingCca(Cca cca, CcaStatistics statistics, long pictures) {
    this.cca = cca;
    this.statistics = statistics;
    this.pictures = pictures;
  }

  static StreamingCca fresh(Cca cca, Pair first) {
    return new StreamingCca(
        cca, new CcaStatistics(first.visual().length, first.textual().length), 0);
  }

  /**
   * As it was.
   *
   * @throws IllegalArgumentException if the bytes are not what {@link #toBytes} gives
   */
  static StreamingCca restore(Cca cca, byte[] bytes) {
    if (bytes.length < Long.BYTES) {
      throw new IllegalArgumentException("statistics: " + bytes.length + " bytes (expected: >= 8)");
    }
    long pictures = ByteBuffer.wrap(bytes).getLong();
    byte[] statistics = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
    return new StreamingCca(cca, CcaStatistics.ofBytes(statistics), pictures);
  }

  @Override
  public String method() {
    return CcaTrainer.METHOD;
  }

  @Override
  public void add(Pair pair) {
    statistics.add(pair.visual(), pair.textual());
    pictures += pair.isFirst() ? 1 : 0;
  }

  @Override
  public PendingFit freeze() {
    CcaStatistics now = CcaStatistics.ofBytes(statistics.toBytes());
    double groups = pictures;
    return isCancelled -> cca.fit(now, groups).projections();
  }

  /** How many pictures there were, and the statistics. */
  @Override
  public byte[] toBytes() {
    byte[] bytes = statistics.toBytes();
    return ByteBuffer.allocate(Long.BYTES + bytes.length).putLong(pictures).put(bytes).array();
  }
}
