package dev.plumbline.jobs.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the enumerator remembers.
 *
 * @param planned ids of the splits that were made for generations still read
 * @param unassigned those of them that no reader has
 */
record PlanState(Set<String> planned, List<GenerationSplit> unassigned) {
  PlanState {
    planned = Set.copyOf(planned);
    unassigned = List.copyOf(new ArrayList<>(unassigned));
  }

  static PlanState empty() {
    return new PlanState(Set.of(), List.of());
  }
}
