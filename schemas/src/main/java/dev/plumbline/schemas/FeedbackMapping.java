package dev.plumbline.schemas;

import dev.plumbline.avro.Feedback;
import dev.plumbline.avro.FeedbackKind;
import dev.plumbline.core.event.FeedbackEvent;
import dev.plumbline.core.model.ItemId;

/** Feedback between core and the contract. */
final class FeedbackMapping {
  private FeedbackMapping() {}

  static Binding<FeedbackEvent, Feedback> binding() {
    return new Binding<>(
        FeedbackEvent.class,
        Feedback.class,
        FeedbackMapping::toRecord,
        FeedbackMapping::fromRecord);
  }

  private static Feedback toRecord(FeedbackEvent event) {
    return Feedback.newBuilder()
        .setQueryId(event.queryId())
        .setTenant(event.item().tenant())
        .setId(event.item().id())
        .setKind(FeedbackKind.valueOf(event.kind().name()))
        .setEventTime(event.eventTime())
        .build();
  }

  private static FeedbackEvent fromRecord(Feedback r) {
    return new FeedbackEvent(
        r.getQueryId(),
        new ItemId(r.getTenant(), r.getId()),
        Fields.word("kind", r.getKind(), FeedbackEvent.Kind.class),
        r.getEventTime());
  }
}
