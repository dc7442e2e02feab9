package dev.plumbline.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.event.AlignerEvent;
import dev.plumbline.core.event.DeadLetter;
import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.Query;
import dev.plumbline.core.event.QueryEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.Encoding;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.LocalVectors;
import dev.plumbline.core.model.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecsTest {
  private static Stream<ItemEvent> items() {
    return Stream.of(
        Samples.image(),
        Samples.imageByReference(),
        Samples.caption(),
        Samples.clip(),
        Samples.delete());
  }

  @ParameterizedTest
  @MethodSource("items")
  void itemsComeBackAsTheyWent(ItemEvent event) throws Exception {
    RecordCodec<ItemEvent> codec = Codecs.items();
    assertThat(codec.decode(codec.encode(event))).isEqualTo(event);
  }

  @Test
  void encodingsComeBackAsTheyWent() throws Exception {
    RecordCodec<EncodingEvent> codec = Codecs.encodings();
    assertThat(codec.decode(codec.encode(Samples.encoded()))).isEqualTo(Samples.encoded());
    assertThat(codec.decode(codec.encode(Samples.deleted()))).isEqualTo(Samples.deleted());
  }

  @Test
  void encodingsAreReadWithoutLocalVectors() throws Exception {
    RecordCodec<EncodingEvent> globals = Codecs.globals(Codecs.singleObject());
    Encoding sent = Samples.encoded().encoding();
    assertThat(sent.locals()).isNotEqualTo(LocalVectors.none());
    assertThat(globals.decode(Codecs.encodings().encode(Samples.encoded())))
        .isEqualTo(
            new EncodingEvent.Encoded(
                new Encoding(sent.item(), sent.encoder(), sent.global(), LocalVectors.none())));
    assertThat(globals.decode(Codecs.encodings().encode(Samples.deleted())))
        .isEqualTo(Samples.deleted());
    assertThatThrownBy(() -> globals.encode(Samples.deleted()))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void theOthersComeBackAsTheyWent() throws Exception {
    RecordCodec<QueryEvent> queries = Codecs.queries();
    assertThat(queries.decode(queries.encode(Samples.query()))).isEqualTo(Samples.query());
    assertThat(queries.decode(queries.encode(Samples.hybridQuery())))
        .isEqualTo(Samples.hybridQuery());
    RecordCodec<ResultEvent> results = Codecs.results();
    assertThat(results.decode(results.encode(Samples.answered()))).isEqualTo(Samples.answered());
    assertThat(results.decode(results.encode(Samples.failed()))).isEqualTo(Samples.failed());
    assertThat(Codecs.feedback().decode(Codecs.feedback().encode(Samples.feedback())))
        .isEqualTo(Samples.feedback());
    RecordCodec<AlignerEvent> aligners = Codecs.aligners();
    assertThat(aligners.decode(aligners.encode(Samples.aligner()))).isEqualTo(Samples.aligner());
    assertThat(aligners.decode(aligners.encode(Samples.storedAligner())))
        .isEqualTo(Samples.storedAligner());
  }

  @Test
  void anEmptyQueryComesBackAsItWent() throws Exception {
    QueryEvent bare = new QueryEvent("q", Query.builder().tenant("t").build(), Optional.empty());
    assertThat(Codecs.queries().decode(Codecs.queries().encode(bare))).isEqualTo(bare);
  }

  @Test
  void deadLettersKeepTheRecordByteForByte() throws Exception {
    DeadLetter sent = Samples.deadLetter();
    DeadLetter read = Codecs.deadLetters().decode(Codecs.deadLetters().encode(sent));
    assertThat(read.rejection()).isEqualTo(sent.rejection());
    assertThat(read.rootCause()).isEqualTo(sent.rootCause());
    assertThat(read.origin()).isEqualTo(sent.origin());
    assertThat(read.rejectedAt()).isEqualTo(sent.rejectedAt());
    assertThat(read.original().key().orElseThrow()).isEqualTo(sent.original().key().orElseThrow());
    assertThat(read.original().value().orElseThrow())
        .isEqualTo(sent.original().value().orElseThrow());
    assertThat(read.original().schemaId()).isEqualTo(sent.original().schemaId());
  }

  @Test
  void everyReasonHasItsWordInTheContract() throws Exception {
    for (Rejection.Reason reason : Rejection.Reason.values()) {
      DeadLetter s = Samples.deadLetter();
      DeadLetter letter =
          new DeadLetter(new Rejection(reason, "x"), "", s.origin(), s.original(), s.rejectedAt());
      assertThat(
              Codecs.deadLetters().decode(Codecs.deadLetters().encode(letter)).rejection().reason())
          .isEqualTo(reason);
    }
  }

  @Test
  void theSameEventGivesTheSameBytes() {
    assertThat(Codecs.aligners().encode(Samples.aligner()))
        .isEqualTo(Codecs.aligners().encode(Samples.aligner()));
    assertThat(Codecs.encodings().encode(Samples.encoded()))
        .isEqualTo(Codecs.encodings().encode(Samples.encoded()));
  }

  @Test
  void timesAreCutToMilliseconds() throws Exception {
    Instant fine = Samples.WHEN.plusNanos(999_999);
    ItemEvent read =
        Codecs.items()
            .decode(
                Codecs.items().encode(new ItemEvent.Delete(Samples.delete().id(), fine, "anna")));
    assertThat(read.eventTime()).isEqualTo(Samples.WHEN);
  }

  @Test
  void localVectorsAreHalvesUnlessAskedOrTooLarge() throws Exception {
    float third = 1 / 3f;
    assertThat(localsAfter(LocalFormat.FLOAT32, third)).containsExactly(third);
    assertThat(localsAfter(LocalFormat.FLOAT16, third)[0])
        .isNotEqualTo(third)
        .isCloseTo(third, within(third * 0x1p-11f));
    assertThat(localsAfter(LocalFormat.FLOAT16, 70_001f)).containsExactly(70_001f);
  }

  private static float[] localsAfter(LocalFormat format, float value) throws Exception {
    RecordCodec<EncodingEvent> codec = Codecs.encodings(Codecs.singleObject(), format);
    Encoding encoding =
        new Encoding(
            Samples.encoded().encoding().item(),
            new EncoderVersion("e", "1"),
            FloatVector.of(1),
            new LocalVectors(
                FloatMatrix.wrap(1, 1, new float[] {value}), List.of(new Region.Span(0, 1))));
    EncodingEvent read = codec.decode(codec.encode(new EncodingEvent.Encoded(encoding)));
    return ((EncodingEvent.Encoded) read).encoding().locals().vectors().data();
  }

  @Test
  void aLargeArtifactDoesNotTravelInline() {
    AlignerEvent small = Samples.aligner();
    AlignerEvent large =
        new AlignerEvent(
            small.header(),
            new AlignerEvent.Artifact.Inline(new byte[(12 << 20) + 1]),
            small.sha256());
    assertThatThrownBy(() -> Codecs.aligners().encode(large))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("artifact: 12582913 bytes (expected: 1 to 12582912");
  }

  @Test
  void namesTheSchemaOfARecordThatItCannotRead() {
    byte[] record = Codecs.items().encode(Samples.delete());
    String known = Codecs.items().schemaId(record);
    assertThat(known).matches("[0-9a-f]{16}");
    record[2] ^= 1;
    assertThat(Codecs.items().schemaId(record)).matches("[0-9a-f]{16}").isNotEqualTo(known);
    assertThat(Codecs.items().schemaId(new byte[] {1, 2, 3})).isEmpty();
  }

  @Test
  void oneCodecServesManyThreads() throws Exception {
    RecordCodec<ItemEvent> codec = Codecs.items();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        Random random = new Random(t);
        tasks.add(
            () -> {
              List<ItemEvent> events = items().toList();
              int same = 0;
              for (int i = 0; i < 2_000; i++) {
                ItemEvent event = events.get(random.nextInt(events.size()));
                same += codec.decode(codec.encode(event)).equals(event) ? 1 : 0;
              }
              return same;
            });
      }
      for (Future<Integer> done : pool.invokeAll(tasks)) {
        assertThat(done.get()).isEqualTo(2_000);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aRecordOfAnotherTopicIsAnUnknownSchema() {
    byte[] query = Codecs.queries().encode(Samples.query());
    assertThatThrownBy(() -> Codecs.items().decode(query))
        .isInstanceOfSatisfying(
            RejectedException.class,
            e -> {
              assertThat(e.rejection().reason()).isEqualTo(Rejection.Reason.UNKNOWN_SCHEMA);
              assertThat(e.rejection().detail())
                  .contains("dev.plumbline.avro.Query")
                  .contains("[Image, Caption, Clip, Delete]");
            });
  }
}
