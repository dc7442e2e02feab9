package dev.plumbline.jobs.index;

import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.model.Encoding;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Modality;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings encodings into a generation's space. Those of another encoder than the aligner was trained
 * for are left out and counted: their vectors mean something else.
 */
record Projector(Aligner aligner, IndexMetrics metrics) {
  /** Projects pictures together, and captions together. */
  List<IndexRecord> project(List<EncodingRecord> records, GenerationWriter.Rejections rejections) {
    List<EncodingRecord> visual = new ArrayList<>();
    List<EncodingRecord> textual = new ArrayList<>();
    for (EncodingRecord record : records) {
      Modality modality = encoding(record).item().modality();
      if (encoding(record).encoder().equals(aligner.encoder(modality))) {
        (modality.isVisual() ? visual : textual).add(record);
      } else {
        metrics.otherEncoder();
      }
    }
    List<IndexRecord> projected = new ArrayList<>();
    project(Modality.IMAGE, visual, projected, rejections);
    project(Modality.TEXT, textual, projected, rejections);
    return projected;
  }

  private void project(
      Modality side,
      List<EncodingRecord> records,
      List<IndexRecord> projected,
      GenerationWriter.Rejections rejections) {
    if (records.isEmpty()) {
      return;
    }
    List<FloatVector> globals = records.stream().map(r -> encoding(r).global()).toList();
    FloatMatrix rows = aligner.project(side, FloatMatrix.ofRows(globals));
    for (int i = 0; i < records.size(); i++) {
      FloatVector vector = rows.row(i);
      if (vector.norm() > 0) {
        projected.add(new IndexRecord(encoding(records.get(i)).item(), vector));
      } else {
        rejections.reject(
            records.get(i).source(),
            new RejectedException(
                Rejection.Reason.ENCODER_FAILED,
                "aligner "
                    + aligner.header().version()
                    + " projects it to length 0 (expected: above 0)"));
      }
    }
  }

  private static Encoding encoding(EncodingRecord record) {
    return ((EncodingEvent.Encoded) record.event()).encoding();
  }
}
