package dev.plumbline.index.milvus;

import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.model.ItemId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Cuts calls into requests that a server takes: 64 MB are its limit. */
final class Batches {
  private static final long MAX_BYTES = 32L << 20;

  private Batches() {}

  /** The last record of each id: servers store both, or refuse the batch. */
  static Collection<IndexRecord> lastOfEach(List<IndexRecord> records) {
    Map<ItemId, IndexRecord> last = new LinkedHashMap<>();
    records.forEach(record -> last.put(record.item().id(), record));
    return last.values();
  }

  /**
   * Values in their order, in batches, none of them empty.
   *
   * @param maxSize values of a batch, at most
   * @param bytes what a value takes in a request
   */
  static <T> List<List<T>> of(Collection<T> values, int maxSize, ToLongFunction<T> bytes) {
    List<List<T>> batches = new ArrayList<>();
    List<T> batch = new ArrayList<>();
    long size = 0;
    for (T value : values) {
      long more = bytes.applyAsLong(value);
      if (batch.size() == maxSize || (!batch.isEmpty() && size + more > MAX_BYTES)) {
        batches.add(batch);
        batch = new ArrayList<>();
        size = 0;
      }
      batch.add(value);
      size += more;
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }
}
