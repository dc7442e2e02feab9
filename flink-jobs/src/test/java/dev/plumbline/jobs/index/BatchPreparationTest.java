package dev.plumbline.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.event.Rejection;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.jobs.kafka.SourceRecord;
import dev.plumbline.schemas.Keys;
import dev.plumbline.schemas.RecordCodec;
import dev.plumbline.schemas.TopicCodecs;
import dev.plumbline.schemas.Topics;
import dev.plumbline.testkit.index.FailingVectorIndex;
import dev.plumbline.testkit.index.FailingVectorIndex.Call;
import dev.plumbline.testkit.index.FailingVectorIndex.When;
import dev.plumbline.testkit.index.InMemoryVectorIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done of a batch before the index is written. */
class BatchPreparationTest {
  private static final GenerationId G1 = new GenerationId(1);
  private static final GenerationId G2 = new GenerationId(2);
  private static final TopicCodecs CODECS = TopicCodecs.singleObject(Topics.unprefixed());

  private final FailingVectorIndex index = new FailingVectorIndex(new InMemoryVectorIndex());
  private final Map<AlignerVersion, Aligner> published = new HashMap<>();
  private final BatchPreparation preparation =
      new BatchPreparation(
          CODECS.globals(),
          new GenerationProjectors(
              index, (version, timeout) -> Optional.ofNullable(published.get(version))));
  private long offset;

  @BeforeEach
  void twoGenerations() {
    create(G1, 2, 1, 0, 0, 1); // as it is
    create(G2, 2, 0, 1, 1, 0); // swaps the two numbers
  }

  @Test
  void eachGenerationGetsRowsOfItsOwnAligner() throws Exception {
    SourceRecord caption = caption("a", 1, 0);

    List<GenerationBatch> batches =
        preparation.prepare(List.of(record(G2, caption), record(G1, caption)));

    assertThat(batches).extracting(GenerationBatch::generation).containsExactly(G1, G2);
    assertThat(rows(batches.get(0))).containsExactly(FloatVector.of(1, 0));
    assertThat(rows(batches.get(1))).containsExactly(FloatVector.of(0, 1));
    assertThat(index.calls(Call.UPSERT)).isZero();
  }

  @Test
  void onlyTheLastChangeOfAnItemIsLeft() throws Exception {
    List<GenerationBatch> batches =
        preparation.prepare(
            List.of(record(G1, caption("a", 1, 0)), record(G1, caption("a", 0, 1))));

    assertThat(rows(batches.get(0))).containsExactly(FloatVector.of(0, 1));
  }

  @Test
  void whatCannotBeReadIsKeptApartAndHoldsUpNoOther() throws Exception {
    SourceRecord broken =
        new SourceRecord("encodings", 0, offset++, 0, new byte[0], new byte[] {1});

    GenerationBatch batch =
        preparation
            .prepare(List.of(record(G1, broken), record(G1, caption("a", 1, 0)), caughtUp(G1)))
            .get(0);

    assertThat(batch.unreadable()).extracting(u -> u.source()).containsExactly(broken);
    assertThat(batch.unreadable().get(0).cause().rejection().reason())
        .isEqualTo(Rejection.Reason.UNREADABLE_RECORD);
    assertThat(rows(batch)).hasSize(1);
    assertThat(batch.caughtUp()).containsExactly(new CaughtUp(1, 0, 4));
  }

  @Test
  void aGenerationThatIsGoneTakesNothing() throws Exception {
    index.drop(G1);

    assertThatTheFirstGenerationAloneTakesNothing();
  }

  @Test
  void anAlignerOfAnotherShapeStopsItsOwnGenerationAlone() throws Exception {
    published.put(new AlignerVersion(1), Samples.aligner(new AlignerVersion(1), 1, 0, 0, 0, 1, 0));

    assertThatTheFirstGenerationAloneTakesNothing();
  }

  private void assertThatTheFirstGenerationAloneTakesNothing() throws Exception {
    List<GenerationBatch> batches =
        preparation.prepare(
            List.of(record(G1, caption("a", 1, 0)), record(G2, caption("a", 1, 0))));

    assertThat(batches.get(0).changes().isEmpty()).isTrue();
    assertThat(rows(batches.get(1))).hasSize(1);
  }

  @Test
  void aGenerationIsLookedForOnce() throws Exception {
    for (int i = 0; i < 3; i++) {
      preparation.prepare(List.of(record(G1, caption("a", 1, 0))));
    }

    assertThat(index.calls(Call.GENERATIONS)).isEqualTo(1);
  }

  @Test
  void anIndexThatIsAwayIsWaitedFor() throws Exception {
    index.failNth(Call.GENERATIONS, 1, ServiceException.Kind.TRANSIENT, When.BEFORE);

    List<GenerationBatch> batches = preparation.prepare(List.of(record(G1, caption("a", 1, 0))));

    assertThat(rows(batches.get(0))).hasSize(1);
  }

  @Test
  void withoutItsAlignerABatchFails() {
    published.clear();
    List<GenerationRecord> batch = List.of(record(G1, caption("a", 1, 0)));

    assertThatThrownBy(() -> preparation.prepare(batch))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("aligner a1 has not come");
  }

  private void create(GenerationId id, int dimension, float... weights) {
    AlignerVersion version = new AlignerVersion(id.number());
    index.create(new Generation(id, version, dimension));
    published.put(version, Samples.aligner(version, weights));
  }

  private static List<FloatVector> rows(GenerationBatch batch) {
    return batch.changes().take().stream()
        .map(change -> ((Change.Put) change).row().vector())
        .toList();
  }

  private static GenerationRecord record(GenerationId generation, SourceRecord source) {
    return new GenerationRecord(generation.number(), source.partition(), 4, source);
  }

  private static GenerationRecord caughtUp(GenerationId generation) {
    return new GenerationRecord(generation.number(), 0, 4, null);
  }

  private SourceRecord caption(String id, float x, float y) {
    RecordCodec<EncodingEvent> codec = CODECS.encodings();
    EncodingEvent event =
        new EncodingEvent.Encoded(
            Samples.caption(id, "text", Samples.ENCODER, FloatVector.of(x, y)));
    return new SourceRecord("encodings", 0, offset++, 0, Keys.of(event.id()), codec.encode(event));
  }
}
