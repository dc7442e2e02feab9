package dev.plumbline.index.lucene;

import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which generations there are, and which one is live.
 *
 * @param generations oldest first
 * @param live one of them
 */
record Catalogue(List<Generation> generations, Optional<GenerationId> live) {
  static final Catalogue EMPTY = new Catalogue(List.of(), Optional.empty());

  Catalogue {
    generations = generations.stream().sorted(Comparator.comparing(Generation::id)).toList();
  }

  Optional<Generation> find(GenerationId id) {
    return generations.stream().filter(g -> g.id().equals(id)).findFirst();
  }

  /**
   * The generation.
   *
   * @throws IllegalArgumentException if it is not there
   */
  Generation get(GenerationId id) {
    return find(id)
        .orElseThrow(
            () -> new IllegalArgumentException("generation: " + id + " (not in the index)"));
  }

  Optional<Generation> liveGeneration() {
    return live.map(this::get);
  }

  Catalogue with(Generation generation) {
    List<Generation> more = new ArrayList<>(generations);
    more.add(generation);
    return new Catalogue(more, live);
  }

  Catalogue without(GenerationId id) {
    return new Catalogue(generations.stream().filter(g -> !g.id().equals(id)).toList(), live);
  }

  Catalogue withLive(GenerationId id) {
    return new Catalogue(generations, Optional.of(get(id).id()));
  }
}
