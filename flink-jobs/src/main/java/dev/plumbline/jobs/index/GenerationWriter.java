package dev.plumbline.jobs.index;

import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.UnindexableException;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.jobs.kafka.SourceRecord;
import dev.plumbline.jobs.operator.Retries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one generation: hands each item's last state to the index. A generation that was dropped
 * meanwhile takes nothing more and is no error. Confined to one thread.
 */
final class GenerationWriter {
  private static final Logger log = LoggerFactory.getLogger(GenerationWriter.class);

  private final GenerationId id;
  private final VectorIndex index;
  private final IndexMetrics metrics;
  private final Retries retries = Retries.standard();

  private boolean written;
  private boolean dropped;

  GenerationWriter(GenerationId id, VectorIndex index, IndexMetrics metrics) {
    this.id = id;
    this.index = index;
    this.metrics = metrics;
  }

  /** Hears of records that cannot be indexed. */
  interface Rejections {
    void reject(SourceRecord record, RejectedException cause);
  }

  /** Writes what a batch comes to. */
  void write(LastChanges changes, Rejections rejections) throws InterruptedException {
    while (!changes.isEmpty() && !dropped) {
      List<Change.Put> puts = new ArrayList<>();
      List<ItemId> deletes = new ArrayList<>();
      for (Change change : changes.take()) {
        if (change instanceof Change.Put put) {
          puts.add(put);
        } else if (change instanceof Change.Delete delete) {
          deletes.add(delete.id());
        } else if (change instanceof Change.Refused refused) {
          rejections.reject(refused.source(), refused.cause());
        } else {
          metrics.otherEncoder();
        }
      }
      upsert(puts, rejections).forEach(changes::settle);
      delete(deletes);
      deletes.forEach(changes::settle);
    }
  }

  /**
   * Puts rows, each or without those that the index will not hold; gives the ids of what it has.
   */
  private Set<ItemId> upsert(List<Change.Put> puts, Rejections rejections)
      throws InterruptedException {
    Map<ItemId, Change.Put> left = new LinkedHashMap<>();
    puts.forEach(put -> left.put(put.id(), put));
    while (!left.isEmpty()) {
      List<IndexRecord> rows = left.values().stream().map(Change.Put::row).toList();
      try {
        call("write to " + id, () -> index.upsert(id, rows));
        metrics.upserted(rows.size());
        written = true;
        break;
      } catch (UnindexableException e) {
        Change.Put culprit = left.remove(e.id());
        if (culprit == null) {
          throw new IllegalStateException("the index refuses what it was not sent", e);
        }
        rejections.reject(
            culprit.source(),
            new RejectedException(e.rejection().reason(), e.rejection().detail(), e));
      }
    }
    return left.keySet();
  }

  private void delete(List<ItemId> ids) throws InterruptedException {
    if (!ids.isEmpty() && !dropped) {
      call("delete from " + id, () -> index.delete(id, ids));
      metrics.deleted(ids.size());
      written = true;
    }
  }

  /** Returns once all that was written is durable and visible. */
  void flush() throws InterruptedException {
    if (written && !dropped) {
      call("flush " + id, () -> index.flush(id));
      written = false;
    }
  }

  private void call(String what, Runnable call) throws InterruptedException {
    try {
      retries.run(what, call);
    } catch (IllegalArgumentException e) {
      if (retries.get("look for " + id, this::isThere)) {
        throw e;
      }
      log.info("{} is no more; what is still read for it is left out", id);
      dropped = true;
    }
  }

  private boolean isThere() {
    return index.generations().stream().anyMatch(generation -> generation.id().equals(id));
  }
}
