package dev.plumbline.app.produce;

import dev.plumbline.app.cli.ProgressLine;
import dev.plumbline.app.cli.StopSignal;
import dev.plumbline.app.cli.Texts;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.kafka.ItemProducer;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends pictures with their captions at a rate, shows how far it is, and stops when it is told. */
final class Production implements ItemProducer.Listener {
  private static final int SHOWN_ERRORS = 3;
  private static final Duration WATCH = Duration.ofMillis(20);

  private final ItemProducer producer;
  private final StopSignal stop;
  private final PrintWriter messages;
  private final Consumer<ItemId> acknowledged;

  /** The errors to show; guarded by itself. */
  private final List<ServiceException> errors = new ArrayList<>();

  /** Trouble that every further event would meet too. */
  private final AtomicReference<@Nullable RuntimeException> fatal = new AtomicReference<>();

  /**
   * Makes a production.
   *
   * @param messages where progress is shown
   * @param acknowledged called for each item that the cluster has, on the producer's thread
   */
  Production(
      ItemProducer producer, StopSignal stop, PrintWriter messages, Consumer<ItemId> acknowledged) {
    this.producer = producer;
    this.stop = stop;
    this.messages = messages;
    this.acknowledged = acknowledged;
  }

  /**
   * What was done.
   *
   * @param batches how many pictures were sent, from the first on
   * @param counts of events
   * @param elapsed from the first event to the last acknowledgement
   * @param stopped whether it was told to stop before the end
   * @param errors the first of them
   */
  record Outcome(
      long batches,
      ItemProducer.Counts counts,
      Duration elapsed,
      boolean stopped,
      List<ServiceException> errors) {
    Outcome {
      errors = List.copyOf(errors);
    }

    boolean isComplete() {
      return !stopped && counts.failed() == 0;
    }
  }

  /**
   * Sends all, or what can be sent until the signal to stop, and waits until each event is
   * acknowledged or has failed.
   *
   * @param total how many there are; 0 if there is no end
   * @param rate pictures a second; 0 for as fast as may be
   */
  Outcome run(Iterator<Batch> batches, long total, double rate) throws InterruptedException {
    ProgressLine progress =
        new ProgressLine(messages, ProgressLine.onTerminal(), System::nanoTime, total, "pictures");
    Pace pace = new Pace(rate == 0 ? Double.POSITIVE_INFINITY : rate);
    long sent = 0;
    while (batches.hasNext() && !stop.await(pace.next())) {
      for (ItemEvent event : batches.next().events()) {
        producer.send(event, this);
      }
      progress.show(++sent, underWay());
    }
    awaitSettled(progress, sent);
    progress.finish();
    RuntimeException trouble = fatal.get();
    if (trouble != null) {
      throw trouble;
    }
    synchronized (errors) {
      return new Outcome(sent, producer.counts(), progress.elapsed(), batches.hasNext(), errors);
    }
  }

  private String underWay() {
    return Texts.count(producer.counts().underWay(), "event") + " under way";
  }

  /** Flushing alone would say nothing for as long as the broker is away. */
  private void awaitSettled(ProgressLine progress, long sent) throws InterruptedException {
    while (producer.counts().underWay() > 0) {
      Thread.sleep(WATCH.toMillis());
      progress.show(sent, underWay());
    }
  }

  @Override
  public void acknowledged(ItemId id) {
    try {
      acknowledged.accept(id);
    } catch (RuntimeException e) {
      fatal.compareAndSet(null, e);
      stop.raise();
    }
  }

  @Override
  public void failed(ItemId id, ServiceException error) {
    synchronized (errors) {
      if (errors.size() < SHOWN_ERRORS) {
        errors.add(error);
      }
    }
    if (error.isTransient()) {
      stop.raise(); // the broker was away for the whole deadline: the next event would fail too
    }
  }
}
