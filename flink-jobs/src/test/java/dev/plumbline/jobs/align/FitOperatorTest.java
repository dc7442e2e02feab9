package dev.plumbline.jobs.align;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.broker.EmbeddedKafka;
import dev.plumbline.broker.EmbeddedKafkaConfig;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.artifact.AlignerCodec;
import dev.plumbline.jobs.kafka.OutgoingRecord;
import dev.plumbline.kafka.TopicAdmin;
import dev.plumbline.testkit.await.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The operator beside a broker, with fits that take very long or hardly any time. */
@Timeout(300)
@SuppressWarnings("try") // Flink declares close() to throw Exception
class FitOperatorTest {
  private static final int FIRST = 60;

  /** Hours. */
  private static final Map<String, String> ENDLESS =
      Map.of(
          "aligner.method", "vse++",
          "aligner.params.epochs", "10000",
          "aligner.params.batch", "2",
          "aligner.params.hidden", "4096");

  private static final Map<String, String> QUICK =
      Map.of("aligner.method", "vse++", "aligner.params.epochs", "1");

  @TempDir private static Path directory;
  private static EmbeddedKafka broker;
  private static PlumblineConfig plumbline;

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedKafka.start(EmbeddedKafkaConfig.in(directory));
    plumbline =
        PlumblineConfig.defaults()
            .with(
                Map.of(
                    "kafka.bootstrap",
                    broker.bootstrapServers(),
                    "aligner.firstPairs",
                    Integer.toString(FIRST),
                    "aligner.everyPairs",
                    "1000000",
                    "aligner.dimension",
                    "4"));
    try (TopicAdmin admin = TopicAdmin.open(Assembly.kafka(plumbline), Duration.ofSeconds(30))) {
      admin.create(1);
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void checkpointsGoOnDuringAFitAndARestartFitsAgain() throws Exception {
    OperatorSubtaskState during;
    try (Harness harness = new Harness(ENDLESS)) {
      harness.open();
      harness.processPairs(0, 100);
      during = harness.snapshot(1, 0);
      harness.notifyOfCompletedCheckpoint(1);
      harness.processPairs(100, 200);
      harness.snapshot(2, 0);
      harness.notifyOfCompletedCheckpoint(2);
      harness.takeMail();
      assertThat(harness.extractOutputValues()).isEmpty();
    } // which ends the fit

    try (Harness harness = new Harness(QUICK)) {
      harness.initializeState(during);
      harness.open();
      harness.awaitAligner(3); // though no further pair comes

      assertThat(harness.published()).hasSize(1);
      Aligner aligner = harness.published().get(0);
      assertThat(aligner.header().version().number()).isEqualTo(1);
      assertThat(aligner.header().metrics().get("train.pairs")).isBetween((double) FIRST, 100.0);
    }
  }

  @Test
  void anAlignerGoesOutWithTheFirstCheckpointThatHoldsIt() throws Exception {
    OperatorSubtaskState holds;
    try (Harness harness = new Harness(QUICK)) {
      harness.open();
      harness.processPairs(0, 100);
      Await.until("the fit is done", harness::takeMail);
      harness.notifyOfCompletedCheckpoint(1); // it was taken before
      assertThat(harness.published()).isEmpty();
      holds = harness.snapshot(2, 0);
      assertThat(harness.published()).isEmpty();
      harness.notifyOfCompletedCheckpoint(2);
      assertThat(harness.published()).hasSize(1);
    }

    try (Harness harness = new Harness(QUICK)) {
      harness.initializeState(holds);
      harness.open();
      harness.notifyOfCompletedCheckpoint(3);
      assertThat(harness.published())
          .extracting(aligner -> aligner.header().version().number())
          .containsExactly(1L);
    }
  }

  private static final class Harness
      extends OneInputStreamOperatorTestHarness<Pair, OutgoingRecord> {
    Harness(Map<String, String> settings) throws Exception {
      super(new FitOperatorFactory(plumbline.with(settings)));
    }

    void processPairs(int from, int to) throws Exception {
      for (int i = from; i < to; i++) {
        processElement(new PairStream(1, 0.1).pair(i), 0);
      }
    }

    /** What the task's thread does between two elements; whether there was any. */
    boolean takeMail() {
      boolean any = false;
      while (true) {
        var next = getTaskMailbox().tryTake(TaskMailbox.MIN_PRIORITY);
        if (next.isEmpty()) {
          return any;
        }
        any = true;
        try {
          next.get().run();
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }
    }

    void awaitAligner(long checkpoint) throws Exception {
      Await.until("the fit is done", this::takeMail);
      snapshot(checkpoint, 0);
      notifyOfCompletedCheckpoint(checkpoint);
    }

    List<Aligner> published() throws Exception {
      List<Aligner> published = new ArrayList<>();
      for (OutgoingRecord record : extractOutputValues()) {
        published.add(
            AlignerCodec.open(Assembly.codecs(plumbline).aligners().decode(record.value())));
      }
      return published;
    }
  }
}
