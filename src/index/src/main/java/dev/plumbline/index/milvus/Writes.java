package dev.plumbline.index.milvus;

import com.google.gson.JsonObject;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import io.milvus.v2.service.vector.request.DeleteReq;
import io.milvus.v2.service.vector.request.UpsertReq;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** What is written to a generation's collection. Thread-safe. */
final class Writes {
  private final MilvusCalls calls;
  private final CollectionNames names;
  private final boolean atomicUpserts;
  private final int batchSize;

  /** Held for each write to a server whose upserts are a delete and an insert that others see. */
  private final ReentrantLock writing = new ReentrantLock();

  Writes(MilvusCalls calls, CollectionNames names, boolean atomicUpserts, int batchSize) {
    this.calls = calls;
    this.names = names;
    this.atomicUpserts = atomicUpserts;
    this.batchSize = batchSize;
  }

  void upsert(Generation generation, List<IndexRecord> records, Deadline deadline) {
    List<ItemCodec.Row> rows = Batches.lastOfEach(records).stream().map(ItemCodec::row).toList();
    for (List<ItemCodec.Row> batch : Batches.of(rows, batchSize, ItemCodec.Row::bytes)) {
      List<JsonObject> data = batch.stream().map(ItemCodec.Row::json).toList();
      UpsertReq request =
          UpsertReq.builder().collectionName(names.generation(generation.id())).data(data).build();
      long taken =
          alone(
              deadline,
              () -> calls.call(deadline, client -> client.upsert(request)).getUpsertCnt());
      if (taken < data.size()) {
        throw new ServiceException(
            ServiceException.Kind.PERMANENT,
            "Milvus took " + taken + " of " + data.size() + " rows into " + generation.id());
      }
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

  private <T> T alone(Deadline deadline, java.util.function.Supplier<T> write) {
    if (atomicUpserts) {
      return write.get();
    }
    boolean locked = false;
    try {
      locked = writing.tryLock(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
      if (!locked) {
        throw new ServiceException(
            ServiceException.Kind.TRANSIENT, "other writes to Milvus took all the time");
      }
      return write.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedCallException(Failure.interrupted(e));
    } finally {
      if (locked) {
        writing.unlock();
      }
    }
  }
}
