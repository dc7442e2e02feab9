package dev.plumbline.index.milvus;

import com.google.gson.JsonObject;
import dev.plumbline.core.event.Rejection;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.UnindexableException;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import io.milvus.v2.service.vector.request.DeleteReq;
import io.milvus.v2.service.vector.request.UpsertReq;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What is written to a generation's collection. Thread-safe. */
final class Writes {
  /** More refusals than this without one row taken are the fault of something else. */
  private static final int MAX_REFUSED_IN_A_ROW = 100;

  private final MilvusCalls calls;
  private final CollectionNames names;
  private final ServerProfile server;
  private final int batchSize;
  private final AtomicInteger refusedInARow = new AtomicInteger();

  /** Held for each write to a server whose upserts are a delete and an insert that others see. */
  private final ReentrantLock writing = new ReentrantLock();

  /** When the last write ended; guarded by {@link #writing}. */
  private long lastEnd;

  Writes(MilvusCalls calls, CollectionNames names, ServerProfile server, int batchSize) {
    this.calls = calls;
    this.names = names;
    this.server = server;
    this.lastEnd = System.nanoTime() - server.settleNanos();
    this.batchSize = batchSize;
  }

  void upsert(Generation generation, List<IndexRecord> records, Deadline deadline) {
    List<ItemCodec.Row> rows = Batches.lastOfEach(records).stream().map(ItemCodec::row).toList();
    for (List<ItemCodec.Row> batch : Batches.of(rows, batchSize, ItemCodec.Row::bytes)) {
      isolate(generation, batch, deadline);
    }
  }

  /** Puts rows; if the server refuses what it was sent, halves, until the culprit stands alone. */
  private void isolate(Generation generation, List<ItemCodec.Row> rows, Deadline deadline) {
    try {
      put(generation, rows, deadline);
      refusedInARow.set(0);
    } catch (FailedCallException e) {
      if (!e.failure().blamesRequest()) {
        throw e;
      }
      if (rows.size() == 1) {
        throw refused(rows.get(0).id(), e);
      }
      int middle = rows.size() / 2;
      isolate(generation, rows.subList(0, middle), deadline);
      isolate(generation, rows.subList(middle, rows.size()), deadline);
    }
  }

  private RuntimeException refused(ItemId id, FailedCallException e) {
    if (refusedInARow.incrementAndGet() > MAX_REFUSED_IN_A_ROW) {
      return new FailedCallException(e.failure());
    }
    Throwable cause = e.failure().cause();
    return new UnindexableException(
        id, Rejection.Reason.INVALID_EVENT, "Milvus refuses it: " + cause.getMessage(), cause);
  }

  private void put(Generation generation, List<ItemCodec.Row> rows, Deadline deadline) {
    List<JsonObject> data = rows.stream().map(ItemCodec.Row::json).toList();
    UpsertReq request =
        UpsertReq.builder().collectionName(names.generation(generation.id())).data(data).build();
    long taken =
        alone(
            deadline, () -> calls.call(deadline, client -> client.upsert(request)).getUpsertCnt());
    if (taken < data.size()) {
      throw new ServiceException(
          ServiceException.Kind.PERMANENT,
          "Milvus took " + taken + " of " + data.size() + " rows into " + generation.id());
    }
  }

  void delete(Generation generation, Collection<ItemId> ids, Deadline deadline) {
    for (List<ItemId> batch : Batches.of(Set.copyOf(ids), batchSize, id -> 0)) {
      DeleteReq request =
          DeleteReq.builder()
              .collectionName(names.generation(generation.id()))
              .filter(FilterTranslator.keys(batch).text())
              .build();
      alone(deadline, () -> calls.call(deadline, client -> client.delete(request)));
    }
  }

  private <T> T alone(Deadline deadline, Supplier<T> write) {
    if (server.atomicUpserts()) {
      return write.get();
    }
    boolean locked = false;
    try {
      locked = writing.tryLock(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
      if (!locked) {
        throw new ServiceException(
            ServiceException.Kind.TRANSIENT, "other writes to Milvus took all the time");
      }
      settle(deadline);
      return write.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedCallException(Failure.interrupted(e));
    } finally {
      if (locked) {
        lastEnd = System.nanoTime();
        writing.unlock();
      }
    }
  }

  /** Waits until what was put before cannot be passed over by a delete. */
  private void settle(Deadline deadline) {
    for (long left = left(); left > 0; left = left()) {
      calls.pause(deadline, left);
    }
  }

  private long left() {
    return lastEnd + server.settleNanos() - System.nanoTime();
  }
}
