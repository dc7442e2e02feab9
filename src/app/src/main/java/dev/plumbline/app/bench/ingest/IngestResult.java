package dev.plumbline.app.bench.ingest;

import java.util.Map;

/**
 * What was measured.
 *
 * @param encoder the models alone
 * @param whole from the first event sent to the last one searchable
 * @param steady of the same run the middle: from a tenth to nine tenths of the items searchable
 * @param busy nanoseconds of processors by part, during the whole way
 * @param index the index alone and the index job alone
 * @param halfRate events a second at which freshness was measured
 * @param freshness at that rate
 * @param allocatedPerItem bytes that the pipeline allocated for one event
 * @param keptBefore bytes of the heap before the pipeline's run, after a collection
 * @param keptAfter and after it
 */
record IngestResult(
    Rate encoder,
    Rate whole,
    Rate steady,
    Map<Part, Long> busy,
    IndexTurns.Result index,
    double halfRate,
    Freshness freshness,
    long allocatedPerItem,
    long keptBefore,
    long keptAfter) {
  double pipelineRatio() {
    return steady.perSecond() / encoder.perSecond();
  }

  double sinkRatio() {
    return index.job().rate().perSecond() / index.bare().rate().perSecond();
  }
}
