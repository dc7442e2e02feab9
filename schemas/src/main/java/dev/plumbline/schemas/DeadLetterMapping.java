package dev.plumbline.schemas;

import dev.plumbline.avro.RejectionReason;
import dev.plumbline.core.event.DeadLetter;
import dev.plumbline.core.event.Rejection;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Dead letters between core and the contract. */
final class DeadLetterMapping {
  private DeadLetterMapping() {}

  static Binding<DeadLetter, dev.plumbline.avro.DeadLetter> binding() {
    return new Binding<>(
        DeadLetter.class,
        dev.plumbline.avro.DeadLetter.class,
        DeadLetterMapping::toRecord,
        DeadLetterMapping::fromRecord);
  }

  private static dev.plumbline.avro.DeadLetter toRecord(DeadLetter letter) {
    return dev.plumbline.avro.DeadLetter.newBuilder()
        .setReason(RejectionReason.valueOf(letter.rejection().reason().name()))
        .setDetail(letter.rejection().detail())
        .setRootCause(letter.rootCause())
        .setTopic(letter.origin().topic())
        .setPartition(letter.origin().partition())
        .setOffset(letter.origin().offset())
        .setTimestamp(letter.origin().timestamp())
        .setKey(letter.original().key().map(ByteBuffer::wrap).orElse(null))
        .setValue(letter.original().value().map(ByteBuffer::wrap).orElse(null))
        .setSchemaId(letter.original().schemaId())
        .setRejectedAt(letter.rejectedAt())
        .build();
  }

  private static DeadLetter fromRecord(dev.plumbline.avro.DeadLetter r) {
    return new DeadLetter(
        new Rejection(Fields.word("reason", r.getReason(), Rejection.Reason.class), r.getDetail()),
        r.getRootCause(),
        new DeadLetter.Origin(r.getTopic(), r.getPartition(), r.getOffset(), r.getTimestamp()),
        new DeadLetter.Original(
            Optional.ofNullable(r.getKey()).map(Fields::toArray),
            Optional.ofNullable(r.getValue()).map(Fields::toArray),
            r.getSchemaId()),
        r.getRejectedAt());
  }
}
