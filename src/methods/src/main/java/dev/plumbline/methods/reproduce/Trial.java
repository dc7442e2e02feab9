package dev.plumbline.methods.reproduce;

import dev.plumbline.methods.datasets.DataRoot;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The circumstances of a run.
 *
 * @param data where the data sets are
 * @param quick whether less data or fewer steps are wanted
 * @param progress hears what is being done, for people
 */
public record Trial(DataRoot data, boolean quick, Consumer<String> progress) {
  private static final List<Long> SEEDS = List.of(1L, 2L, 3L);

  /** A data set's folder, which the runner has made sure of. */
  public Path folder(String dataset) {
    return data.folder(dataset)
        .orElseThrow(() -> new IllegalStateException(dataset + " was not declared"));
  }

  /** The seeds of a full run, and the first of them for a quick one. */
  public List<Long> seeds() {
    return quick ? SEEDS.subList(0, 1) : SEEDS;
  }
}
