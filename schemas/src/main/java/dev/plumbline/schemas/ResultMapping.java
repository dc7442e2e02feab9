package dev.plumbline.schemas;

import dev.plumbline.avro.Answered;
import dev.plumbline.avro.Failed;
import dev.plumbline.avro.FailureReason;
import dev.plumbline.avro.Hit;
import dev.plumbline.avro.Result;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Answers between core and the contract. */
final class ResultMapping {
  private ResultMapping() {}

  static Binding<ResultEvent, Result> binding() {
    return new Binding<>(
        ResultEvent.class, Result.class, ResultMapping::toRecord, ResultMapping::fromRecord);
  }

  private static Result toRecord(ResultEvent event) {
    if (event instanceof ResultEvent.Failed failed) {
      return new Result(failed.queryId(), failed.tenant(), null, toRecord(failed));
    }
    ResultEvent.Answered answered = (ResultEvent.Answered) event;
    List<Hit> hits = answered.hits().stream().map(ResultMapping::toRecord).toList();
    return new Result(
        answered.queryId(),
        answered.tenant(),
        new Answered(answered.generation(), answered.aligner().number(), hits),
        null);
  }

  private static Failed toRecord(ResultEvent.Failed failed) {
    return new Failed(
        FailureReason.valueOf(failed.reason().name()),
        failed.message(),
        failed.parameter().orElse(null),
        failed.column().isPresent() ? failed.column().getAsInt() : null);
  }

  private static Hit toRecord(ResultEvent.Hit hit) {
    return Hit.newBuilder()
        .setRank(hit.rank())
        .setScore(hit.score())
        .setId(hit.id())
        .setModality(dev.plumbline.avro.Modality.valueOf(hit.modality().name()))
        .setCaptions(hit.captions())
        .setPartOf(hit.partOf().orElse(null))
        .setReference(hit.reference().orElse(null))
        .setAttributes(Fields.attributes(hit.attributes()))
        .setEventTime(hit.eventTime())
        .setSource(hit.source())
        .build();
  }

  private static ResultEvent fromRecord(Result r) {
    Answered answered = r.getAnswered();
    Failed failed = r.getFailed();
    if ((answered == null) == (failed == null)) {
      throw new IllegalArgumentException(
          "answered and failed are "
              + (answered == null ? "both null" : "both set")
              + " (expected: one of them)");
    }
    if (failed != null) {
      return new ResultEvent.Failed(
          r.getQueryId(),
          r.getTenant(),
          Fields.word("reason", failed.getReason(), ResultEvent.Reason.class),
          failed.getMessage(),
          Optional.ofNullable(failed.getParameter()),
          column(failed.getColumn()));
    }
    List<ResultEvent.Hit> hits = new ArrayList<>();
    for (Hit hit : answered.getHits()) {
      hits.add(Fields.named("hits[" + hits.size() + "]", () -> fromRecord(hit)));
    }
    return new ResultEvent.Answered(
        r.getQueryId(),
        r.getTenant(),
        answered.getGeneration(),
        Fields.named("aligner", () -> new AlignerVersion(answered.getAligner())),
        hits);
  }

  private static OptionalInt column(@Nullable Integer column) {
    return column == null ? OptionalInt.empty() : OptionalInt.of(column);
  }

  private static ResultEvent.Hit fromRecord(Hit r) {
    return new ResultEvent.Hit(
        r.getRank(),
        r.getScore(),
        r.getId(),
        Fields.word("modality", r.getModality(), Modality.class),
        r.getCaptions(),
        Optional.ofNullable(r.getPartOf()),
        Optional.ofNullable(r.getReference()),
        Fields.attributes(r.getAttributes()),
        r.getEventTime(),
        r.getSource());
  }
}
