package dev.plumbline.schemas;

import dev.plumbline.core.event.AlignerEvent;
import dev.plumbline.core.event.DeadLetter;
import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.event.FeedbackEvent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.QueryEvent;
import dev.plumbline.core.event.ResultEvent;

/**
 * The codecs of an instance's topics, each with the wire format that the configuration names. Each
 * codec is made anew: keep it. What they learn of a registry they share.
 */
public final class TopicCodecs {
  private final Topics topics;
  private final WireFormats formats;

  public TopicCodecs(Topics topics, WireFormats formats) {
    this.topics = topics;
    this.formats = formats;
  }

  /** Without a registry. */
  public static TopicCodecs singleObject(Topics topics) {
    return new TopicCodecs(topics, WireFormats.singleObject());
  }

  /** Images, captions, clips and deletes; the record says which of them it is. */
  public RecordCodec<ItemEvent> items() {
    return Codecs.items(formats.of(topics.items()));
  }

  /** Encodings; local vectors are written as {@link LocalFormat#FLOAT16}. */
  public RecordCodec<EncodingEvent> encodings() {
    return Codecs.encodings(formats.of(topics.encodings()), LocalFormat.FLOAT16);
  }

  /** Encodings without their local vectors, for readers that do not look at these. */
  public RecordCodec<EncodingEvent> globals() {
    return Codecs.globals(formats.of(topics.encodings()));
  }

  public RecordCodec<QueryEvent> queries() {
    return Codecs.queries(formats.of(topics.queries()));
  }

  public RecordCodec<ResultEvent> results() {
    return Codecs.results(formats.of(topics.results()));
  }

  public RecordCodec<FeedbackEvent> feedback() {
    return Codecs.feedback(formats.of(topics.feedback()));
  }

  /** Published aligners; an artifact travels inline up to 12 MiB, else by its URI. */
  public RecordCodec<AlignerEvent> aligners() {
    return Codecs.aligners(formats.of(topics.aligners()));
  }

  public RecordCodec<DeadLetter> deadLetters() {
    return Codecs.deadLetters(formats.of(topics.deadLetters()));
  }
}
