package dev.plumbline.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection;
import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException.Kind;
import dev.plumbline.index.milvus.MilvusIndex;
import dev.plumbline.index.milvus.MilvusIndexConfig;
import dev.plumbline.jobs.kafka.SourceRecord;
import dev.plumbline.schemas.Keys;
import dev.plumbline.testkit.index.FailingVectorIndex;
import dev.plumbline.testkit.index.FailingVectorIndex.Call;
import dev.plumbline.testkit.index.FailingVectorIndex.When;
import dev.plumbline.testkit.milvus.MilvusExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One generation's writer on a real Milvus that is disturbed at will. */
class GenerationWriterTest {
  private static final EncoderVersion ENCODER = Samples.ENCODER;
  private static final AlignerVersion VERSION = new AlignerVersion(1);
  private static final GenerationId G1 = new GenerationId(1);
  private static final String TENANT = Samples.TENANT;

  /** Takes two numbers, gives their sum and the first one. */
  private static final Projector PROJECTOR = new Projector(Samples.aligner(VERSION, 1, 1, 1, 0));

  /** What a Milvus column takes is 65,535 bytes. */
  private static final String TOO_LONG = "word ".repeat(14_000);

  @RegisterExtension static final MilvusExtension MILVUS = MilvusExtension.lite();

  private static FailingVectorIndex index;

  private final List<String> rejected = new ArrayList<>();
  private final List<RejectedException> causes = new ArrayList<>();
  private GenerationWriter writer;
  private long offset;

  @BeforeAll
  static void open() {
    index =
        new FailingVectorIndex(
            MilvusIndex.open(
                MilvusIndexConfig.of(MILVUS.server().uri())
                    .withCollectionPrefix("writer")
                    .withDeadlines(Duration.ofSeconds(30), Duration.ofMinutes(1))));
  }

  @AfterAll
  static void close() {
    index.close();
  }

  @BeforeEach
  void empty() {
    index.heal();
    index.drop(G1);
    index.create(new Generation(G1, VERSION, 2));
    writer = new GenerationWriter(G1, index, new IndexMetrics(new UnregisteredMetricsGroup()));
  }

  @Test
  void anItemThatTheIndexCannotHoldIsRejectedAndHoldsUpNoOther() throws Exception {
    write(put("a", "one"), put("b", TOO_LONG), put("c", "three"));

    assertThat(held()).containsOnlyKeys("a", "c");
    assertThat(rejected).containsExactly("b");
    assertThat(causes.get(0).rejection().reason()).isEqualTo(Rejection.Reason.TOO_LARGE);
    assertThat(causes.get(0).rejection().detail()).contains("70000").contains("65535");
  }

  @Test
  void soItIsWithEverySingleOne() throws Exception {
    write(put("a", TOO_LONG));
    write(put("b", TOO_LONG), put("c", TOO_LONG));

    assertThat(held()).isEmpty();
    assertThat(rejected).containsExactly("a", "b", "c");
  }

  @Test
  void aVectorOfAnotherLengthIsRejectedAlone() throws Exception {
    write(put("a", "one"), encoded("b", "two", FloatVector.of(1, 2, 3)), put("c", "three"));

    assertThat(held()).containsOnlyKeys("a", "c");
    assertThat(rejected).containsExactly("b");
    assertThat(causes.get(0).rejection().reason()).isEqualTo(Rejection.Reason.INVALID_EVENT);
  }

  @Test
  void aVectorThatOverflowsIsRejectedAlone() throws Exception {
    write(
        put("a", "one"),
        encoded("b", "two", FloatVector.of(3e38f, 3e38f)),
        encoded("c", "three", FloatVector.of(0, 0)),
        put("d", "four"));

    assertThat(held()).containsOnlyKeys("a", "d");
    assertThat(rejected).containsExactlyInAnyOrder("b", "c");
    assertThat(causes)
        .allSatisfy(
            c -> assertThat(c.rejection().reason()).isEqualTo(Rejection.Reason.ENCODER_FAILED));
  }

  @Test
  void theLastEventOfAnItemWinsWithinABatch() throws Exception {
    write(
        put("a", "first"),
        put("b", "first"),
        put("a", "second"),
        delete("b"),
        delete("c"),
        put("c", "after its delete"));

    assertThat(held()).containsOnly(Map.entry("a", "second"), Map.entry("c", "after its delete"));
  }

  @Test
  void whatIsTurnedAwayCountsAsIfItHadNotCome() throws Exception {
    EncodingRecord other = encoded("d", "other encoder", FloatVector.of(1, 2), "2");
    List<EncodingRecord> events =
        List.of(
            put("a", "good"),
            put("a", TOO_LONG),
            put("b", "good"),
            delete("b"),
            put("b", TOO_LONG),
            put("c", TOO_LONG),
            put("c", "good"),
            put("d", "good"),
            other);
    write(events.toArray(EncodingRecord[]::new));
    Map<String, String> inOne = held();
    List<String> rejectedInOne = List.copyOf(rejected);

    empty();
    rejected.clear();
    for (EncodingRecord event : events) {
      write(event);
    }

    assertThat(inOne).isEqualTo(held());
    assertThat(inOne)
        .containsOnly(Map.entry("a", "good"), Map.entry("c", "good"), Map.entry("d", "good"));
    assertThat(rejectedInOne).containsExactlyInAnyOrder("a", "b");
  }

  /** Batches cut anywhere, answers lost, all of it played again from any place. */
  @Test
  void convergesHoweverBatchesAreCutAndRepeated() throws Exception {
    Random random = new Random(7);
    List<EncodingRecord> events = new ArrayList<>();
    Map<String, String> expected = new TreeMap<>();
    for (int i = 0; i < 200; i++) {
      String id = "i" + random.nextInt(12);
      int kind = random.nextInt(10);
      if (kind < 2) {
        events.add(delete(id));
        expected.remove(id);
      } else if (kind == 2) {
        events.add(put(id, TOO_LONG));
      } else {
        events.add(put(id, "v" + i));
        expected.put(id, "v" + i);
      }
    }
    for (int round = 0; round < 3; round++) {
      index.failNth(Call.UPSERT, 2 + random.nextInt(5), Kind.TRANSIENT, When.AFTER);
      index.failNth(Call.DELETE, 2 + random.nextInt(5), Kind.TRANSIENT, When.BEFORE);
      int from = round == 0 ? 0 : random.nextInt(events.size());
      while (from < events.size()) {
        int to = Math.min(events.size(), from + 1 + random.nextInt(60));
        write(events.subList(from, to).toArray(EncodingRecord[]::new));
        from = to;
      }
      assertThat(held()).isEqualTo(expected);
    }
  }

  @Test
  void aGenerationThatWasDroppedTakesNothingMoreAndIsNoError() throws Exception {
    write(put("a", "one"));
    index.drop(G1);

    write(put("b", "two"), delete("a"));
    write(put("c", "three"));

    assertThat(index.generations()).isEmpty();
    assertThat(rejected).isEmpty();
  }

  private void write(EncodingRecord... records) throws InterruptedException {
    writer.write(
        new LastChanges(PROJECTOR.project(List.of(records))),
        (source, cause) -> {
          rejected.add(ItemId.parse(new String(source.key(), StandardCharsets.UTF_8)).id());
          causes.add(cause);
        });
    writer.flush();
  }

  private static Map<String, String> held() {
    VectorIndex from = index;
    return from.scan(G1, TENANT, Filter.all(), 1000).stream()
        .map(IndexRecord::item)
        .collect(Collectors.toMap(i -> i.id().id(), i -> i.text().orElseThrow()));
  }

  private EncodingRecord put(String id, String text) {
    return encoded(id, text, FloatVector.of(1, (float) offset));
  }

  private EncodingRecord encoded(String id, String text, FloatVector vector) {
    return encoded(id, text, vector, ENCODER.version());
  }

  private EncodingRecord encoded(String id, String text, FloatVector vector, String version) {
    return record(
        new EncodingEvent.Encoded(
            Samples.caption(id, text, new EncoderVersion(ENCODER.name(), version), vector)));
  }

  private EncodingRecord delete(String id) {
    return record(new EncodingEvent.Deleted(new ItemId(TENANT, id), Instant.EPOCH));
  }

  private EncodingRecord record(EncodingEvent event) {
    byte[] key = Keys.of(event.id());
    return new EncodingRecord(
        new SourceRecord("encodings", 0, offset++, 0, key, new byte[0]), event);
  }
}
