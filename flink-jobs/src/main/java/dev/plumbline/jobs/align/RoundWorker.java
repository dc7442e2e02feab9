package dev.plumbline.jobs.align;

import dev.plumbline.core.align.Aligner;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.util.concurrent.ExecutorThreadFactory;
import org.apache.flink.util.function.ThrowingConsumer;
import org.apache.flink.util.function.ThrowingRunnable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs rounds on a thread of its own, since a fit can take minutes, and hands to the task's thread,
 * as mail, what came of them. What goes wrong with the program or its machine fails the task there.
 */
final class RoundWorker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RoundWorker.class);
  private static final int CLOSE_SECONDS = 20;

  private final String name;
  private final MailboxExecutor mailbox;
  private final ThrowingConsumer<Optional<Aligner>, Exception> finished;
  private final ExecutorService thread;

  private volatile boolean closed;

  /**
   * Starts the thread.
   *
   * @param name of the operator
   * @param mailbox of its task
   * @param finished takes what came of each round, on the task's thread
   */
  RoundWorker(
      String name,
      MailboxExecutor mailbox,
      ThrowingConsumer<Optional<Aligner>, Exception> finished) {
    this.name = name;
    this.mailbox = mailbox;
    this.finished = finished;
    this.thread =
        Executors.newSingleThreadExecutor(
            new ExecutorThreadFactory.Builder().setPoolName("plumbline-" + name).build());
  }

  void start(FitRound round) {
    thread.execute(
        () -> {
          try {
            Optional<Aligner> fitted = round.run(InstantSource.system(), () -> closed);
            mail(() -> finished.accept(fitted));
          } catch (Throwable e) { // whatever it is, the task must hear of it
            mail(
                () -> {
                  throw new Exception(name + " failed: " + e, e);
                });
          }
        });
  }

  private void mail(ThrowingRunnable<? extends Exception> mail) {
    try {
      mailbox.execute(mail, "take a fitted aligner in");
    } catch (RejectedExecutionException e) {
      log.debug("{}: no mail any more", name, e); // the task is on its way out
    }
  }

  /**
   * Tells the round that runs to stop, and waits for its end, but not for ever. It is not
   * interrupted: that could come while the engine is loaded, which would then be missing for good.
   */
  @Override
  public void close() {
    closed = true;
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        log.warn("{}: the fit did not stop in {} s", name, CLOSE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
