package dev.plumbline.jobs.index;

import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.UnindexableException;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.jobs.kafka.SourceRecord;
import dev.plumbline.jobs.operator.Retries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one generation: projects with its aligner, and hands each item's last state to the index.
 * A generation that was dropped meanwhile takes nothing more and is no error. Confined to one
 * thread.
 */
final class GenerationWriter {
  private static final Logger log = LoggerFactory.getLogger(GenerationWriter.class);
  private static final Duration ALIGNER_TIMEOUT = Duration.ofSeconds(30);

  private final GenerationId id;
  private final VectorIndex index;
  private final AlignerWait aligners;
  private final IndexMetrics metrics;
  private final Retries retries = Retries.standard();

  private @Nullable Aligner aligner;
  private boolean written;
  private boolean dropped;

  GenerationWriter(GenerationId id, VectorIndex index, AlignerWait aligners, IndexMetrics metrics) {
    this.id = id;
    this.index = index;
    this.aligners = aligners;
    this.metrics = metrics;
  }

  boolean isDropped() {
    return dropped;
  }

  /** Waits for a published aligner. */
  interface AlignerWait {
    /** The aligner; empty if it is not known in time. */
    Optional<Aligner> await(AlignerVersion version, Duration timeout) throws InterruptedException;
  }

  /** Hears of records that cannot be indexed. */
  interface Rejections {
    void reject(SourceRecord record, RejectedException cause);
  }

  /** Writes what the events, in their order, come to. */
  void write(List<EncodingRecord> records, Rejections rejections) throws InterruptedException {
    if (dropped || records.isEmpty()) {
      return;
    }
    Optional<Aligner> with = aligner();
    if (with.isEmpty()) {
      drop();
      return;
    }
    Projector projector = new Projector(with.get(), metrics);
    LastEvents events = new LastEvents(records);
    while (!events.isEmpty() && !dropped) {
      List<EncodingRecord> encoded = new ArrayList<>();
      List<ItemId> deletes = new ArrayList<>();
      for (EncodingRecord record : events.take()) {
        if (record.event() instanceof EncodingEvent.Encoded) {
          encoded.add(record);
        } else {
          deletes.add(record.event().id());
        }
      }
      upsert(projector.project(encoded, rejections), rejections).forEach(events::settle);
      delete(deletes);
      deletes.forEach(events::settle);
    }
  }

  /**
   * Puts rows, each or without those that the index will not hold; gives the ids of what it has.
   */
  private Set<ItemId> upsert(List<Projected> rows, Rejections rejections)
      throws InterruptedException {
    Map<ItemId, Projected> left = new LinkedHashMap<>();
    rows.forEach(row -> left.put(row.id(), row));
    while (!left.isEmpty()) {
      List<IndexRecord> upserts = left.values().stream().map(Projected::row).toList();
      try {
        call("write to " + id, () -> index.upsert(id, upserts));
        metrics.upserted(upserts.size());
        written = true;
        break;
      } catch (UnindexableException e) {
        Projected culprit = left.remove(e.id());
        if (culprit == null) {
          throw new IllegalStateException("the index refuses what it was not sent", e);
        }
        rejections.reject(
            culprit.origin().source(),
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

  /** The generation's aligner; empty if the generation is gone. */
  private Optional<Aligner> aligner() throws InterruptedException {
    if (aligner == null) {
      Optional<Generation> generation = retries.get("look for " + id, this::find);
      if (generation.isPresent()) {
        aligner = fitting(generation.get());
      }
    }
    return Optional.ofNullable(aligner);
  }

  /** One published again in another shape must not stop what other generations are told. */
  private @Nullable Aligner fitting(Generation generation) throws InterruptedException {
    Aligner found = await(generation.aligner());
    if (found.dimension() == generation.dimension()) {
      return found;
    }
    log.error(
        "{} takes nothing more: aligner {} gives vectors of dimension {} (expected: {})",
        id,
        generation.aligner(),
        found.dimension(),
        generation.dimension());
    return null;
  }

  private Aligner await(AlignerVersion version) throws InterruptedException {
    return aligners
        .await(version, ALIGNER_TIMEOUT)
        .orElseThrow(
            () ->
                new ServiceException(
                    ServiceException.Kind.TRANSIENT,
                    "aligner " + version + " has not come in " + ALIGNER_TIMEOUT));
  }

  private Optional<Generation> find() {
    return index.generations().stream().filter(g -> g.id().equals(id)).findFirst();
  }

  private void call(String what, Runnable call) throws InterruptedException {
    try {
      retries.run(what, call);
    } catch (IllegalArgumentException e) {
      if (retries.get("look for " + id, () -> find()).isPresent()) {
        throw e;
      }
      drop();
    }
  }

  private void drop() {
    log.info("{} is no more; what is still read for it is left out", id);
    dropped = true;
  }
}
