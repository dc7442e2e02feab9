package dev.plumbline.jobs.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.concurrent.ExecutorThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Gathers records into batches by count and linger and hands them to a thread that prepares them,
 * which hands them to one that works on them. So the task's thread stays free for barriers and
 * timers while a model or a server works, and the model or server does not wait for records to be
 * read. What comes out keeps the order of what came in.
 *
 * <p>Guarantee: before a checkpoint's barrier goes on, every record that came before it has been
 * worked on, {@link MicroBatchFunction#flush} has returned, and what they gave was emitted. So
 * there is no state to keep: after a failure the source's records come again.
 *
 * <p>All fields belong to the task's thread but for the queue; the other threads see one batch and
 * its output only.
 */
final class MicroBatchOperator<I, P, O> extends AbstractStreamOperator<O>
    implements OneInputStreamOperator<I, O>, BoundedOneInput {
  private static final long serialVersionUID = 1;

  /** One batch at work, one prepared and one being prepared keep the worker busy. */
  private static final int MAX_IN_FLIGHT = 3;

  private static final int CLOSE_SECONDS = 20;

  private final MicroBatchFunction<I, P, O> function;
  private final BatchLimits limits;
  private final transient MailboxExecutor mailbox;

  private transient ExecutorService preparer;
  private transient ExecutorService worker;

  /** From the worker to the task's thread, in the order of the batches. */
  private transient BlockingQueue<Finished<O>> finished;

  private transient List<I> current;
  private transient long batchNumber;
  private transient int inFlight;

  MicroBatchOperator(
      StreamOperatorParameters<O> parameters,
      MailboxExecutor mailbox,
      MicroBatchFunction<I, P, O> function,
      BatchLimits limits) {
    super(parameters);
    this.mailbox = mailbox;
    this.function = function;
    this.limits = limits;
  }

  @Override
  public void open() throws Exception {
    super.open();
    current = new ArrayList<>();
    finished = new LinkedBlockingQueue<>();
    preparer = thread("plumbline-prepare-" + getOperatorName());
    worker = thread("plumbline-" + getOperatorName());
    function.open(getRuntimeContext());
  }

  private static ExecutorService thread(String name) {
    return Executors.newSingleThreadExecutor(
        new ExecutorThreadFactory.Builder().setPoolName(name).build());
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the timer's errors reach the task by themselves
  public void processElement(StreamRecord<I> element) throws Exception {
    current.add(element.getValue());
    if (current.size() >= limits.count() || function.endsBatch(element.getValue())) {
      submitCurrent();
    } else if (current.size() == 1) {
      long due = processingTimeService.getCurrentProcessingTime() + limits.linger().toMillis();
      long number = batchNumber;
      processingTimeService.registerTimer(due, time -> onLingered(number));
    }
  }

  private void onLingered(long number) throws Exception {
    if (number == batchNumber && !current.isEmpty()) {
      submitCurrent();
    }
  }

  private void submitCurrent() throws Exception {
    List<I> batch = take();
    while (inFlight >= MAX_IN_FLIGHT) {
      mailbox.yield();
    }
    submit(batch);
  }

  private List<I> take() {
    List<I> batch = current;
    current = new ArrayList<>();
    batchNumber++;
    return batch;
  }

  private void submit(List<I> batch) {
    submit(
        () -> {
          P prepared = function.prepare(batch);
          return out -> function.process(prepared, out);
        });
  }

  /** Every batch and every flush goes through both threads: that keeps their order. */
  private void submit(Callable<Work<O>> preparation) {
    inFlight++;
    preparer.execute(
        () -> {
          Work<O> work = prepare(preparation);
          try {
            worker.execute(() -> finish(run(work)));
          } catch (RejectedExecutionException e) {
            LOG.debug("{}: closed meanwhile", getOperatorName(), e);
          }
        });
  }

  /** What fails here fails when the batch's turn comes. */
  private static <O> Work<O> prepare(Callable<Work<O>> preparation) {
    try {
      return preparation.call();
    } catch (Throwable e) { // whatever it is, the task must hear of it
      return out -> {
        throw e;
      };
    }
  }

  private void finish(Finished<O> batch) {
    finished.add(batch);
    try {
      mailbox.execute(this::settleFinished, "emit batches");
    } catch (RejectedExecutionException e) {
      // The task is on its way out: it waits for what it still needs, and not for mail.
      LOG.debug("{}: no mail any more", getOperatorName(), e);
    }
  }

  private static <O> Finished<O> run(Work<O> work) {
    BatchOutput<O> out = new BatchOutput<>();
    try {
      work.run(out);
      return new Finished<>(out, Optional.empty());
    } catch (Throwable e) { // whatever it is, the task must hear of it
      return new Finished<>(out, Optional.of(e));
    }
  }

  private void settleFinished() throws Exception {
    for (Finished<O> next = finished.poll(); next != null; next = finished.poll()) {
      settle(next);
    }
  }

  private void settle(Finished<O> batch) throws Exception {
    inFlight--;
    if (batch.error().isPresent()) {
      Throwable e = batch.error().get();
      throw new Exception(getOperatorName() + " failed: " + e, e);
    }
    batch.out().emitTo(output);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    drain();
  }

  @Override
  public void endInput() throws Exception {
    drain();
  }

  /** Waits without mail: when a task ends, a last checkpoint can come after the mailbox closed. */
  private void drain() throws Exception {
    if (!current.isEmpty()) {
      submit(take());
    }
    submit(() -> function::flush);
    while (inFlight > 0) {
      settle(finished.take());
    }
  }

  @Override
  public void close() throws Exception {
    end(preparer);
    end(worker);
    function.close();
    super.close();
  }

  private void end(@Nullable ExecutorService thread) throws InterruptedException {
    if (thread != null) {
      thread.shutdownNow();
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("{}: a worker did not stop in {} s", getOperatorName(), CLOSE_SECONDS);
      }
    }
  }

  /**
   * A batch that the worker is done with.
   *
   * @param error why it failed, if it did
   */
  private record Finished<O>(BatchOutput<O> out, Optional<Throwable> error) {}

  private interface Work<O> {
    void run(BatchOutput<O> out) throws Throwable;
  }
}
