package dev.plumbline.jobs.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.align.Projection;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.testkit.await.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.streaming.runtime.tasks.StreamTaskActionExecutor;
import org.apache.flink.streaming.runtime.tasks.mailbox.MailboxExecutorImpl;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailboxImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class RoundWorkerTest {
  private static final EncoderPair ENCODERS =
      new EncoderPair(new EncoderVersion("image", "1"), 2, new EncoderVersion("text", "1"), 2);
  private static final Projection SAME =
      new Projection(
          List.of(
              new Affine(
                  FloatMatrix.wrap(2, 2, new float[] {1, 0, 0, 1}),
                  FloatVector.wrap(new float[2]))));

  private final TaskMailboxImpl mailbox = new TaskMailboxImpl();
  private final MailboxExecutorImpl mail =
      new MailboxExecutorImpl(mailbox, 0, StreamTaskActionExecutor.IMMEDIATE);
  private final List<Optional<Aligner>> finished = new ArrayList<>();

  @Test
  void whatCameOfARoundArrivesOnTheTasksThread() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    try (RoundWorker worker = new RoundWorker("fit", mail, finished::add)) {
      worker.start(
          round(
              isCancelled -> {
                Await.until("somebody lets go", () -> held.getCount() == 0);
                return new Projections(SAME, SAME);
              }));
      assertThat(mail.tryYield()).isFalse(); // the task's thread is free meanwhile
      held.countDown();
      mail.yield();
    }
    assertThat(finished).hasSize(1);
    assertThat(finished.get(0).orElseThrow().header().version()).isEqualTo(new AlignerVersion(3));
  }

  @Test
  void pairsThatCannotBeLearnedFromGiveNoAligner() throws Exception {
    try (RoundWorker worker = new RoundWorker("fit", mail, finished::add)) {
      worker.start(
          round(
              isCancelled -> {
                throw new IllegalArgumentException("a side does not vary");
              }));
      mail.yield();
    }
    assertThat(finished).containsExactly(Optional.empty());
  }

  @Test
  void whatIsWrongWithTheProgramFailsTheTask() throws Exception {
    try (RoundWorker worker = new RoundWorker("fit", mail, finished::add)) {
      worker.start(
          round(
              isCancelled -> {
                throw new NoClassDefFoundError("engine");
              }));
      assertThatThrownBy(mail::yield)
          .hasRootCauseInstanceOf(NoClassDefFoundError.class)
          .rootCause()
          .hasMessage("engine");
    }
    assertThat(finished).isEmpty();
  }

  @Test
  void closingEndsTheRoundThatRuns() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    RoundWorker worker = new RoundWorker("fit", mail, finished::add);
    worker.start(
        round(
            isCancelled -> {
              begun.countDown();
              Await.until("somebody cancels", isCancelled);
              cancelled.countDown();
              throw new CancellationException("cancelled");
            }));
    begun.await();
    mailbox.quiesce(); // as a task does before it closes its operators
    worker.close();
    assertThat(cancelled.await(0, TimeUnit.SECONDS)).isTrue();
    assertThat(finished).isEmpty();
  }

  private static FitRound round(PendingFit fit) {
    return new FitRound(
        fit, "held", new AlignerVersion(3), ENCODERS, Optional.empty(), List.of(), 10);
  }
}
