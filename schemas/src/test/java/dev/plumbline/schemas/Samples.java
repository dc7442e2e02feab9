package dev.plumbline.schemas;

import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.event.AlignerEvent;
import dev.plumbline.core.event.DeadLetter;
import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.event.FeedbackEvent;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.Query;
import dev.plumbline.core.event.QueryEvent;
import dev.plumbline.core.event.Rejection;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.Encoding;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.LocalVectors;
import dev.plumbline.core.model.Modality;
import dev.plumbline.core.model.Region;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** One event of each kind, with every field set to something of its own. */
final class Samples {
  static final Instant WHEN = Instant.parse("2026-03-04T05:06:07.089Z");

  private Samples() {}

  static Attributes attributes() {
    return Attributes.of(
        Map.of(
            "colour", new AttributeValue.Text("red"),
            "price", new AttributeValue.Numeric(12.5),
            "public", new AttributeValue.Flag(true)));
  }

  static ItemEvent.Image image() {
    return new ItemEvent.Image(
        new ItemId("acme", "img-1"),
        new ImageContent.Inline(new byte[] {(byte) 0x89, 'P', 'N', 'G'}),
        attributes(),
        WHEN,
        "camera 7");
  }

  static ItemEvent.Image imageByReference() {
    return new ItemEvent.Image(
        new ItemId("acme", "img-2"),
        new ImageContent.Reference(URI.create("https://img.example.com/a%20b.jpg")),
        Attributes.empty(),
        WHEN,
        "");
  }

  static ItemEvent.Caption caption() {
    return new ItemEvent.Caption(
        new ItemId("acme", "cap-1"),
        "img-1",
        "Ein roter Kreis – 赤い円 🔴",
        attributes(),
        WHEN,
        "anna");
  }

  static ItemEvent.Clip clip() {
    return new ItemEvent.Clip(
        new ItemId("acme", "clip-1"),
        List.of(
            new ItemEvent.Frame(0, new ImageContent.Inline(new byte[] {1, 2, 3})),
            new ItemEvent.Frame(
                40, new ImageContent.Reference(URI.create("file:///frames/2.png")))),
        attributes(),
        WHEN,
        "recorder");
  }

  static ItemEvent.Delete delete() {
    return new ItemEvent.Delete(new ItemId("acme", "img-1"), WHEN, "anna");
  }

  /** Its local values are halves exactly, so that they come back as they went. */
  static EncodingEvent.Encoded encoded() {
    Item item =
        new Item(
            new ItemId("acme", "cap-1"),
            Modality.TEXT,
            Optional.of("img-1"),
            Optional.of("a red circle"),
            Optional.of("https://img.example.com/1.jpg"),
            attributes(),
            WHEN,
            "anna");
    return new EncodingEvent.Encoded(
        new Encoding(
            item,
            new EncoderVersion("minilm", "l6-v2-q"),
            FloatVector.of(0.1f, -2.5f, 3e-8f),
            new LocalVectors(
                FloatMatrix.wrap(3, 2, new float[] {1, -0.5f, 0, 65504, 0x1p-24f, -2}),
                List.of(
                    new Region.Cell(1, 2, 7, 8), new Region.Span(2, 5), new Region.Frame(40)))));
  }

  static EncodingEvent.Deleted deleted() {
    return new EncodingEvent.Deleted(new ItemId("acme", "img-1"), WHEN);
  }

  static QueryEvent query() {
    Query query =
        Query.builder()
            .tenant("acme")
            .text("a red circle")
            .image(new byte[] {4, 5})
            .like("img-9")
            .imageWeight(0.25)
            .k(7)
            .modalities(Set.of(Modality.IMAGE, Modality.CLIP))
            .filter("price < 20")
            .generation(3)
            .build();
    return new QueryEvent("q-1", query, Optional.of(WHEN));
  }

  /** What version 2 of the schema brought. */
  static QueryEvent hybridQuery() {
    Query query =
        Query.builder()
            .tenant("acme")
            .text("a red circle")
            .from(WHEN.minusSeconds(60))
            .to(WHEN)
            .hybrid(true)
            .build();
    return new QueryEvent("q-2", query, Optional.of(WHEN));
  }

  static ResultEvent.Answered answered() {
    return new ResultEvent.Answered(
        "q-1",
        "acme",
        3,
        new AlignerVersion(2),
        List.of(
            new ResultEvent.Hit(
                1,
                0.875,
                "img-1",
                Modality.IMAGE,
                List.of("a red circle", "a disc"),
                Optional.of("img-0"),
                Optional.of("https://img.example.com/1.jpg"),
                attributes(),
                WHEN,
                "camera 7")));
  }

  static ResultEvent.Failed failed() {
    return new ResultEvent.Failed(
        "q-1", "acme", ResultEvent.Reason.NOT_READY, "no index generation is live yet");
  }

  static ResultEvent.Failed wrongFilter() {
    return new ResultEvent.Failed(
        "q-1",
        "acme",
        ResultEvent.Reason.INVALID_QUERY,
        "filter, column 9: =",
        Optional.of("filter"),
        OptionalInt.of(9));
  }

  static FeedbackEvent feedback() {
    return new FeedbackEvent("q-1", new ItemId("acme", "img-1"), FeedbackEvent.Kind.DOWN, WHEN);
  }

  static AlignerEvent aligner() {
    return new AlignerEvent(
        new AlignerHeader(
            new AlignerVersion(2),
            "cca",
            new EncoderVersion("scenes-cnn", "1"),
            new EncoderVersion("minilm", "l6-v2-q"),
            Map.of("holdout.rsum", 123.5, "holdout.r1", 0.25),
            Optional.of(new AlignerVersion(1)),
            WHEN),
        new AlignerEvent.Artifact.Inline(new byte[] {7, 8, 9}),
        "0123456789abcdef".repeat(4));
  }

  static AlignerEvent storedAligner() {
    AlignerEvent inline = aligner();
    return new AlignerEvent(
        inline.header(),
        new AlignerEvent.Artifact.Stored(URI.create("s3://aligners/2.zip")),
        inline.sha256());
  }

  static DeadLetter deadLetter() {
    return new DeadLetter(
        new Rejection(Rejection.Reason.TOO_LARGE, "1048577 bytes (expected: at most 1048576)"),
        "java.io.IOException: no",
        new DeadLetter.Origin("items", 3, 41, WHEN.toEpochMilli()),
        new DeadLetter.Original(
            Optional.of(new byte[] {'k'}), Optional.of(new byte[] {'v', 0}), "00ff00ff00ff00ff"),
        WHEN);
  }
}
