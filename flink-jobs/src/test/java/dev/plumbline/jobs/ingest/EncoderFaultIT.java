package dev.plumbline.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.event.DeadLetter;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.Rejection;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.jobs.Job;
import dev.plumbline.jobs.faults.AllFaults;
import dev.plumbline.jobs.faults.FaultInstance;
import dev.plumbline.jobs.spine.DeadLetterReader;
import dev.plumbline.testkit.await.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The encoder fails on an input, on a batch, for a while, and runs out of memory. */
@AllFaults
class EncoderFaultIT {
  private static final String POISON = "poison";

  @TempDir private static Path directory;
  private static FaultInstance instance;
  private static JobClient ingest;

  @BeforeAll
  static void start() throws Exception {
    instance =
        FaultInstance.start(
            directory,
            Map.of("ingest.batchSize", "32", "ingest.linger", "200ms"),
            Set.of(Job.ALIGN, Job.INDEX));
    Configuration flink = new Configuration();
    flink.setString("execution.checkpointing.interval", "500ms");
    flink.setString("restart-strategy.type", "fixed-delay");
    flink.setString("restart-strategy.fixed-delay.attempts", "1000");
    flink.setString("restart-strategy.fixed-delay.delay", "200ms");
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(1, flink);
    IngestJob.define(environment, instance.config(), FaultyEncoders::open);
    ingest = environment.executeAsync("faulty-ingest");
    instance.sendFirst();
  }

  @AfterAll
  static void stop() throws Exception {
    ingest.cancel().get(1, TimeUnit.MINUTES);
    instance.close();
  }

  @AfterEach
  void heal() {
    FaultyEncoders.set(texts -> {});
  }

  @Test
  void throwsForOneInput() {
    FaultyEncoders.set(
        texts -> {
          if (texts.contains(POISON)) {
            throw new IllegalStateException("the model does not like it");
          }
        });

    ItemId id = sendPoisonAmongOthers("liked-by-nobody");

    instance.awaitTheIndex("encoder throws for one input");
    assertRejected(id, "the model does not like it");
  }

  @Test
  void runsOutOfMemoryForOneInput() {
    FaultyEncoders.set(
        texts -> {
          if (texts.contains(POISON)) {
            FaultyEncoders.runOutOfMemory();
          }
        });

    ItemId id = sendPoisonAmongOthers("larger-than-memory");

    instance.awaitTheIndex("encoder runs out of memory on one input");
    assertRejected(id, "OutOfMemoryError");
  }

  @Test
  void hasMemoryForSmallBatchesOnly() {
    FaultyEncoders.set(
        texts -> {
          if (texts.size() > 3) {
            FaultyEncoders.runOutOfMemory();
          }
        });

    instance.send(instance.ledger().next(150));

    instance.awaitTheIndex("encoder has memory for small batches only");
    assertThat(FaultyEncoders.failed()).isPositive();
  }

  @Test
  void failsForAWhile() {
    AtomicInteger left = new AtomicInteger(6);
    FaultyEncoders.set(
        texts -> {
          if (left.getAndDecrement() > 0) {
            throw new ServiceException(ServiceException.Kind.TRANSIENT, "the device is away");
          }
        });

    instance.send(instance.ledger().next(60));

    instance.awaitTheIndex("encoder fails for a while");
    assertThat(FaultyEncoders.failed()).isEqualTo(6);
  }

  private static ItemId sendPoisonAmongOthers(String name) {
    ItemId id = new ItemId("default", name);
    List<ItemEvent> events = new ArrayList<>(instance.ledger().next(60));
    events.add(
        30, new ItemEvent.Caption(id, "whole", POISON, Attributes.empty(), Instant.EPOCH, ""));
    instance.send(events);
    return id;
  }

  private static void assertRejected(ItemId id, String cause) {
    Await.until("its letter is there", () -> !letters(id).isEmpty());
    DeadLetter letter = letters(id).get(0);
    assertThat(letter.rejection().reason()).isEqualTo(Rejection.Reason.ENCODER_FAILED);
    assertThat(letter.rootCause()).contains(cause);
    assertThat(FaultyEncoders.failed()).isPositive();
  }

  private static List<DeadLetter> letters(ItemId id) {
    return DeadLetterReader.all(instance.config()).stream()
        .filter(letter -> ItemId.parse(key(letter)).equals(id))
        .toList();
  }

  private static String key(DeadLetter letter) {
    return new String(letter.original().key().orElseThrow(), StandardCharsets.UTF_8);
  }
}
