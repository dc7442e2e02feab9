package dev.plumbline.jobs.align;

import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.artifact.AlignerCodec;
import dev.plumbline.core.event.AlignerEvent;
import dev.plumbline.jobs.kafka.OutgoingRecord;
import dev.plumbline.schemas.Keys;
import dev.plumbline.schemas.RecordCodec;
import dev.plumbline.schemas.Topics;

/** Aligners as state and as records. */
final class AlignerBytes {
  private AlignerBytes() {}

  static byte[] write(Aligner aligner) {
    return AlignerCodec.encode(aligner);
  }

  static Aligner read(byte[] archive) {
    return AlignerCodec.decode(archive);
  }

  /** The record that publishes it; the same aligner gives the same bytes. */
  static OutgoingRecord publication(
      PlumblineConfig config, RecordCodec<AlignerEvent> codec, Aligner aligner) {
    return new OutgoingRecord(
        new Topics(config.kafka().topicPrefix()).aligners().name(),
        Keys.of(aligner.header().version()),
        codec.encode(AlignerCodec.publish(aligner)));
  }
}
