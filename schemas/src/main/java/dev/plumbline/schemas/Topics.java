package dev.plumbline.schemas;

import dev.plumbline.schemas.Topic.Cleanup.Compact;
import dev.plumbline.schemas.Topic.Cleanup.Retain;
import java.time.Duration;
import java.util.List;

/**
 * The catalogue of topics. What creates, reads, writes or describes a topic asks here.
 *
 * @param prefix put before every name, so that several instances can share a broker; may be empty
 */
public record Topics(String prefix) {
  private static final int MIB = 1 << 20;

  /** Topics with no prefix. */
  public static Topics unprefixed() {
    return new Topics("");
  }

  /** All topics, in the order in which data passes them. */
  public List<Topic> all() {
    return List.of(
        items(), encodings(), aligners(), queries(), results(), feedback(), deadLetters());
  }

  /** Images, captions, clips and deletes. */
  public Topic items() {
    return new Topic(
        prefix + "items",
        "tenant/id of the item",
        List.of("Image", "Caption", "Clip", "Delete"),
        4,
        new Retain(Duration.ofDays(7)),
        4 * MIB,
        256 * MIB,
        "What producers send: images, captions and clips, and that one of them is gone. All of an"
            + " item's events are in one partition, in the order in which they were sent. Read by"
            + " the ingest job.");
  }

  /** The latest encoding of each item. */
  public Topic encodings() {
    return new Topic(
        prefix + "encodings",
        "tenant/id of the item",
        List.of("Encoding"),
        4,
        new Compact(Duration.ofDays(1)),
        4 * MIB,
        64 * MIB,
        "What the frozen encoders said of each item last, or that it is gone. Written by the ingest"
            + " job; every index generation is built from it, now or later.");
  }

  /** Published aligners. */
  public Topic aligners() {
    return new Topic(
        prefix + "aligners",
        "the version in decimal digits",
        List.of("Aligner"),
        1,
        new Compact(Duration.ofDays(1)),
        16 * MIB,
        64 * MIB,
        "Every aligner that was published, in order of publication. Read whole by whoever projects"
            + " vectors.");
  }

  /** Searches. */
  public Topic queries() {
    return new Topic(
        prefix + "queries",
        "the query's id",
        List.of("Query"),
        4,
        new Retain(Duration.ofHours(1)),
        4 * MIB,
        64 * MIB,
        "Searches, from any Kafka client. Read by the query job.");
  }

  /** Answers to searches. */
  public Topic results() {
    return new Topic(
        prefix + "results",
        "the query's id",
        List.of("Result"),
        4,
        new Retain(Duration.ofHours(1)),
        4 * MIB,
        64 * MIB,
        "One answer for each query, with its id. Written by the query job, read by who asked.");
  }

  /** What searchers thought of answers. */
  public Topic feedback() {
    return new Topic(
        prefix + "feedback",
        "tenant/id of the item shown",
        List.of("Feedback"),
        4,
        new Retain(Duration.ofDays(30)),
        MIB,
        64 * MIB,
        "What searchers thought of answers. Read by the refine job.");
  }

  /** Records that could not be used. */
  public Topic deadLetters() {
    return new Topic(
        prefix + "dead-letters",
        "the key of the record",
        List.of("DeadLetter"),
        1,
        new Retain(Duration.ofDays(14)),
        5 * MIB,
        64 * MIB,
        "Records that could not be used, whole, each with the reason. Written by every job; `plumbline"
            + " dead-letters replay` sends them round again.");
  }
}
