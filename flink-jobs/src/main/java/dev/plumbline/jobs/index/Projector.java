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
import java.util.Arrays;
import java.util.List;

/** Brings encodings into a generation's space. Thread-safe. */
record Projector(Aligner aligner) {
  /** What each event comes to, in the events' order. */
  List<Change> project(List<EncodingRecord> records) {
    Change[] changes = new Change[records.size()];
    List<Integer> visual = new ArrayList<>();
    List<Integer> textual = new ArrayList<>();
    for (int place = 0; place < changes.length; place++) {
      EncodingRecord record = records.get(place);
      if (record.event() instanceof EncodingEvent.Encoded encoded) {
        Encoding encoding = encoded.encoding();
        Modality modality = encoding.item().modality();
        if (!encoding.encoder().equals(aligner.encoder(modality))) {
          changes[place] = new Change.OtherEncoder(record.event().id());
        } else if (encoding.global().dimension() != aligner.projection(modality).inputs()) {
          changes[place] = refused(record, otherDimension(encoding));
        } else {
          (modality.isVisual() ? visual : textual).add(place);
        }
      } else {
        changes[place] = new Change.Delete(record.event().id());
      }
    }
    project(Modality.IMAGE, visual, records, changes);
    project(Modality.TEXT, textual, records, changes);
    return Arrays.asList(changes);
  }

  /** Projects pictures together, and captions together; one that cannot be is refused alone. */
  private void project(
      Modality side, List<Integer> places, List<EncodingRecord> records, Change[] changes) {
    if (places.isEmpty()) {
      return;
    }
    List<FloatVector> globals =
        places.stream().map(place -> encoding(records.get(place)).global()).toList();
    FloatMatrix rows = aligner.project(side, FloatMatrix.ofRows(globals));
    for (int i = 0; i < rows.rows(); i++) {
      EncodingRecord record = records.get(places.get(i));
      changes[places.get(i)] = put(record, rows, i);
    }
  }

  private Change put(EncodingRecord record, FloatMatrix rows, int row) {
    try {
      return new Change.Put(
          record.source(), new IndexRecord(encoding(record).item(), rows.row(row)));
    } catch (IllegalArgumentException e) { // length 0, or too large for 32 bits
      return refused(
          record,
          new RejectedException(
              Rejection.Reason.ENCODER_FAILED,
              "aligner " + aligner.header().version() + " cannot project it: " + e.getMessage(),
              e));
    }
  }

  private RejectedException otherDimension(Encoding encoding) {
    return new RejectedException(
        Rejection.Reason.INVALID_EVENT,
        encoding.encoder()
            + ": a vector of dimension "
            + encoding.global().dimension()
            + " (expected: "
            + aligner.projection(encoding.item().modality()).inputs()
            + ", as aligner "
            + aligner.header().version()
            + " takes)");
  }

  private static Change refused(EncodingRecord record, RejectedException cause) {
    return new Change.Refused(record.event().id(), record.source(), cause);
  }

  private static Encoding encoding(EncodingRecord record) {
    return ((EncodingEvent.Encoded) record.event()).encoding();
  }
}
