package dev.plumbline.jobs.index;

import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.jobs.kafka.SourceRecord;
import dev.plumbline.jobs.operator.Retries;
import dev.plumbline.kafka.AlignerFollower;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final AlignerFollower aligners;
  private final IndexMetrics metrics;
  private final Retries retries = Retries.standard();

  private @Nullable Aligner aligner;
  private boolean written;
  private boolean dropped;

  GenerationWriter(
      GenerationId id, VectorIndex index, AlignerFollower aligners, IndexMetrics metrics) {
    this.id = id;
    this.index = index;
    this.aligners = aligners;
    this.metrics = metrics;
  }

  boolean isDropped() {
    return dropped;
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
    Map<ItemId, EncodingRecord> last = new LinkedHashMap<>();
    records.forEach(record -> last.put(record.event().id(), record));
    List<EncodingRecord> encoded = new ArrayList<>();
    List<ItemId> deletes = new ArrayList<>();
    for (EncodingRecord record : last.values()) {
      if (record.event() instanceof EncodingEvent.Encoded) {
        encoded.add(record);
      } else {
        deletes.add(record.event().id());
      }
    }
    List<IndexRecord> upserts = new Projector(with.get(), metrics).project(encoded, rejections);
    call(
        "write to " + id,
        () -> {
          if (!upserts.isEmpty()) {
            index.upsert(id, upserts);
          }
          if (!deletes.isEmpty()) {
            index.delete(id, deletes);
          }
        });
    metrics.upserted(upserts.size());
    metrics.deleted(deletes.size());
    written = true;
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
        aligner = await(generation.get().aligner());
      }
    }
    return Optional.ofNullable(aligner);
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
    log.info("{} was dropped; what is still read for it is left out", id);
    dropped = true;
  }
}
