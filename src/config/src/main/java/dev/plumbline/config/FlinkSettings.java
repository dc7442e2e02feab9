package dev.plumbline.config;

import java.io.Serializable;
import java.time.Duration;

/** How the jobs run. */
public record FlinkSettings(
    @Doc(value = "Subtasks of each operator.", range = "1 to 1024") int parallelism,
    @Doc(
            value =
                "Key groups of keyed state: the most subtasks that a job can ever be scaled to."
                    + " It cannot change once there is a checkpoint.",
            range = "1 to 32768")
        int maxParallelism,
    @Doc(
            value =
                "Time from one checkpoint to the next; `plumbline up` and `demo` take 2s where it is"
                    + " not set.",
            range = "100ms to 1d")
        Duration checkpointInterval,
    @Doc(
            "Where checkpoints go: a URI that job and task managers can write to. Empty: the"
                + " cluster's own setting; in one process, `checkpoints` in the data directory.")
        String checkpointDir,
    @Doc("`hashmap` keeps state in memory, `rocksdb` on disk.") StateBackend stateBackend)
    implements Serializable {
  public FlinkSettings {
    Checks.range("parallelism", parallelism, 1, 1024);
    Checks.range("maxParallelism", maxParallelism, 1, 32768);
    Checks.range(
        "checkpointInterval", checkpointInterval, Duration.ofMillis(100), Duration.ofDays(1));
    if (maxParallelism < parallelism) {
      throw new IllegalArgumentException(
          "maxParallelism: "
              + maxParallelism
              + " (expected: at least parallelism, "
              + parallelism
              + ")");
    }
  }

  /** Where keyed state lives. */
  public enum StateBackend {
    HASHMAP,
    ROCKSDB
  }
}
