package dev.plumbline.app.bench.ingest;

/**
 * What was measured.
 *
 * @param encoder the models alone
 * @param index the index alone
 * @param pipeline from the first event sent to the last one searchable
 * @param sink the index job alone, from encodings to rows
 * @param halfRate events a second at which freshness was measured
 * @param freshness at that rate
 * @param allocatedPerItem bytes that the pipeline allocated for one event
 * @param keptBefore bytes of the heap before the pipeline's run, after a collection
 * @param keptAfter and after it
 */
record IngestResult(
    Rate encoder,
    Rate index,
    Rate pipeline,
    Rate sink,
    double halfRate,
    Freshness freshness,
    long allocatedPerItem,
    long keptBefore,
    long keptAfter) {
  double pipelineRatio() {
    return pipeline.perSecond() / encoder.perSecond();
  }

  double sinkRatio() {
    return sink.perSecond() / index.perSecond();
  }
}
