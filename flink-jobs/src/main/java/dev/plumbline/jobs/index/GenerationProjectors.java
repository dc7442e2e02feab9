package dev.plumbline.jobs.index;

import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.jobs.operator.Retries;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The projectors of the generations that are written. Confined to one thread. */
final class GenerationProjectors {
  private static final Logger log = LoggerFactory.getLogger(GenerationProjectors.class);
  private static final Duration ALIGNER_TIMEOUT = Duration.ofSeconds(30);

  private final VectorIndex index;
  private final AlignerWait aligners;
  private final Retries retries = Retries.standard();

  /** Of generations that are in the index; empty for one that takes nothing. */
  private final Map<GenerationId, Optional<Projector>> known = new HashMap<>();

  GenerationProjectors(VectorIndex index, AlignerWait aligners) {
    this.index = index;
    this.aligners = aligners;
  }

  /** Waits for a published aligner. */
  interface AlignerWait {
    /** The aligner; empty if it is not known in time. */
    Optional<Aligner> await(AlignerVersion version, Duration timeout) throws InterruptedException;
  }

  /**
   * A generation's projector; empty if the generation takes nothing, since it is gone or has
   * another dimension than its aligner. Waits for the index and for the aligner.
   *
   * @throws ServiceException if one of them does not come in time
   */
  Optional<Projector> of(GenerationId id) throws InterruptedException {
    if (!known.containsKey(id)) {
      Optional<Generation> generation = find(id);
      if (generation.isPresent()) {
        known.put(id, fitting(generation.get()));
      } else {
        log.info("{} is no more; what is still read for it is left out", id);
      }
    }
    return known.getOrDefault(id, Optional.empty());
  }

  /** Looks for a generation, and forgets those that are gone. */
  private Optional<Generation> find(GenerationId id) throws InterruptedException {
    List<Generation> there = retries.get("look for " + id, index::generations);
    known.keySet().retainAll(there.stream().map(Generation::id).toList());
    return there.stream().filter(generation -> generation.id().equals(id)).findFirst();
  }

  /** One published again in another shape must not stop what other generations are told. */
  private Optional<Projector> fitting(Generation generation) throws InterruptedException {
    Aligner aligner = await(generation.aligner());
    if (aligner.dimension() == generation.dimension()) {
      return Optional.of(new Projector(aligner));
    }
    log.error(
        "{} takes nothing more: aligner {} gives vectors of dimension {} (expected: {})",
        generation.id(),
        generation.aligner(),
        aligner.dimension(),
        generation.dimension());
    return Optional.empty();
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
}
