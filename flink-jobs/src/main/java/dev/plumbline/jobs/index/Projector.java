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
  /** Projects pictures together, and captions together; one that cannot be is rejected alone. */
  List<Projected> project(List<EncodingRecord> records, GenerationWriter.Rejections rejections) {
    List<EncodingRecord> visual = new ArrayList<>();
    List<EncodingRecord> textual = new ArrayList<>();
    for (EncodingRecord record : records) {
      Modality modality = encoding(record).item().modality();
      if (!encoding(record).encoder().equals(aligner.encoder(modality))) {
        metrics.otherEncoder();
      } else if (fits(record, modality, rejections)) {
        (modality.isVisual() ? visual : textual).add(record);
      }
    }
    List<Projected> projected = new ArrayList<>();
    project(Modality.IMAGE, visual, projected, rejections);
    project(Modality.TEXT, textual, projected, rejections);
    return projected;
  }

  private boolean fits(
      EncodingRecord record, Modality modality, GenerationWriter.Rejections rejections) {
    int dimension = encoding(record).global().dimension();
    int expected = aligner.projection(modality).inputs();
    if (dimension != expected) {
      rejections.reject(
          record.source(),
          new RejectedException(
              Rejection.Reason.INVALID_EVENT,
              encoding(record).encoder()
                  + ": a vector of dimension "
                  + dimension
                  + " (expected: "
                  + expected
                  + ", as aligner "
                  + aligner.header().version()
                  + " takes)"));
    }
    return dimension == expected;
  }

  private void project(
      Modality side,
      List<EncodingRecord> records,
      List<Projected> projected,
      GenerationWriter.Rejections rejections) {
    if (records.isEmpty()) {
      return;
    }
    List<FloatVector> globals = records.stream().map(r -> encoding(r).global()).toList();
    FloatMatrix rows = aligner.project(side, FloatMatrix.ofRows(globals));
    for (int i = 0; i < records.size(); i++) {
      EncodingRecord record = records.get(i);
      try {
        projected.add(new Projected(record, new IndexRecord(encoding(record).item(), rows.row(i))));
      } catch (IllegalArgumentException e) { // length 0, or too large for 32 bits
        rejections.reject(
            record.source(),
            new RejectedException(
                Rejection.Reason.ENCODER_FAILED,
                "aligner " + aligner.header().version() + " cannot project it: " + e.getMessage(),
                e));
      }
    }
  }

  private static Encoding encoding(EncodingRecord record) {
    return ((EncodingEvent.Encoded) record.event()).encoding();
  }
}
