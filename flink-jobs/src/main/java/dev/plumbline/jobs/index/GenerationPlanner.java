package dev.plumbline.jobs.index;

import java.util.Map;
import java.util.Set;

/** Finds out what is to be read. Called on one thread at a time. */
interface GenerationPlanner extends AutoCloseable {
  /**
   * Looks at the published aligners, the index and the topic, and makes the generation of the
   * newest aligner if it is not there.
   *
   * @throws dev.plumbline.core.model.ServiceException if a server failed; transient ones are worth
   *     another try
   */
  Plan plan();

  @Override
  void close();

  /**
   * What is to be read.
   *
   * @param generations numbers of all generations in the index
   * @param endOffsets where each partition of {@code encodings} ends now
   */
  record Plan(Set<Long> generations, Map<Integer, Long> endOffsets) {
    public Plan {
      generations = Set.copyOf(generations);
      endOffsets = Map.copyOf(endOffsets);
    }
  }
}
