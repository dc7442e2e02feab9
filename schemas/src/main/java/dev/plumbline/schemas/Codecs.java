package dev.plumbline.schemas;

import dev.plumbline.core.event.AlignerEvent;
import dev.plumbline.core.event.DeadLetter;
import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.event.FeedbackEvent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.QueryEvent;
import dev.plumbline.core.event.ResultEvent;
import java.util.List;

/**
 * The codecs of all topics. Each is thread-safe and cheap to keep, not cheap to make: make it once
 * a process or once a task, not once a record.
 *
 * <p>Without a wire format they write and read Avro's single-object encoding with the schemas that
 * this build knows. What goes to topics or comes from them is written and read as the configuration
 * says, by {@link TopicCodecs}.
 */
public final class Codecs {
  private Codecs() {}

  /** The wire format that needs no registry. */
  public static WireFormat singleObject() {
    return new SingleObjectFormat(SchemaHistory.bundled());
  }

  /** Images, captions, clips and deletes; the record says which of them it is. */
  public static RecordCodec<ItemEvent> items() {
    return items(singleObject());
  }

  public static RecordCodec<ItemEvent> items(WireFormat format) {
    return new AvroCodec<>(format, ItemMapping.bindings());
  }

  /** Encodings; local vectors are written as {@link LocalFormat#FLOAT16}. */
  public static RecordCodec<EncodingEvent> encodings() {
    return encodings(singleObject(), LocalFormat.FLOAT16);
  }

  public static RecordCodec<EncodingEvent> encodings(WireFormat format, LocalFormat locals) {
    return new AvroCodec<>(format, List.of(EncodingMapping.binding(locals)));
  }

  /**
   * Encodings without their local vectors, which are most of a record and are passed over: for
   * readers that want the global vectors alone. It does not write.
   */
  public static RecordCodec<EncodingEvent> globals(WireFormat format) {
    return new ReadingCodec<>(new AvroCodec<>(format, List.of(EncodingMapping.readingGlobals())));
  }

  public static RecordCodec<QueryEvent> queries() {
    return queries(singleObject());
  }

  public static RecordCodec<QueryEvent> queries(WireFormat format) {
    return new AvroCodec<>(format, List.of(QueryMapping.binding()));
  }

  public static RecordCodec<ResultEvent> results() {
    return results(singleObject());
  }

  public static RecordCodec<ResultEvent> results(WireFormat format) {
    return new AvroCodec<>(format, List.of(ResultMapping.binding()));
  }

  public static RecordCodec<FeedbackEvent> feedback() {
    return feedback(singleObject());
  }

  public static RecordCodec<FeedbackEvent> feedback(WireFormat format) {
    return new AvroCodec<>(format, List.of(FeedbackMapping.binding()));
  }

  /** Published aligners; an artifact travels inline up to 12 MiB, else by its URI. */
  public static RecordCodec<AlignerEvent> aligners() {
    return aligners(singleObject());
  }

  public static RecordCodec<AlignerEvent> aligners(WireFormat format) {
    return new AvroCodec<>(format, List.of(AlignerMapping.binding()));
  }

  public static RecordCodec<DeadLetter> deadLetters() {
    return deadLetters(singleObject());
  }

  public static RecordCodec<DeadLetter> deadLetters(WireFormat format) {
    return new AvroCodec<>(format, List.of(DeadLetterMapping.binding()));
  }
}
