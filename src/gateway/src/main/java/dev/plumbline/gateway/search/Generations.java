package dev.plumbline.gateway.search;

import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.search.NotReadyException;
import dev.plumbline.gateway.params.Parameters;
import java.util.Optional;

/** The generation that a call means: the one that it pins, else the live one. */
public final class Generations {
  private final VectorIndex index;

  public Generations(VectorIndex index) {
    this.index = index;
  }

  /**
   * Finds it.
   *
   * @throws NotReadyException if none is live
   * @throws dev.plumbline.gateway.http.ProblemException if the call pins one that is not there
   */
  public Generation of(Parameters parameters) {
    Optional<GenerationId> pinned = SearchReader.generation(parameters);
    if (pinned.isEmpty()) {
      return index
          .live()
          .orElseThrow(() -> new NotReadyException("no index generation is live yet"));
    }
    return index.generations().stream()
        .filter(generation -> generation.id().equals(pinned.get()))
        .findFirst()
        .orElseThrow(() -> parameters.wrong("generation", pinned.get() + " (not in the index)"));
  }
}
