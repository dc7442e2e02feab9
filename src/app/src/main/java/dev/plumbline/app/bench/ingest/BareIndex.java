package dev.plumbline.app.bench.ingest;

import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.AlignerVersion;
import java.util.List;

/** The index alone: the same rows, in the same batches, then one flush. */
final class BareIndex {
  private static final GenerationId ID = new GenerationId(1);

  private final VectorIndex index;
  private final int batchSize;

  /**
   * @param index another than the jobs write to, or of another place
   * @param batchSize records that are written together
   */
  BareIndex(VectorIndex index, int batchSize) {
    this.index = index;
    this.batchSize = batchSize;
  }

  /** Writes all rows. */
  Rate run(List<IndexRecord> rows) {
    int dimension = rows.get(0).vector().dimension();
    index.create(new Generation(ID, new AlignerVersion(1), dimension));
    long began = System.nanoTime();
    for (int from = 0; from < rows.size(); from += batchSize) {
      index.upsert(ID, rows.subList(from, Math.min(rows.size(), from + batchSize)));
    }
    index.flush(ID);
    Rate rate = Rate.since(began, rows.size());
    index.drop(ID);
    return rate;
  }
}
