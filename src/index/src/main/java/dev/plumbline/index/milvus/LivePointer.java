package dev.plumbline.index.milvus;

import dev.plumbline.core.index.GenerationId;
import java.util.Optional;

/** Which generation readers use, kept on the server, where every process sees it. */
interface LivePointer {
  Optional<GenerationId> read(Deadline deadline);

  /** Takes effect in one durable step. */
  void write(GenerationId id, Deadline deadline);
}
