package dev.plumbline.app.produce;

import dev.plumbline.app.cli.ProgressLine;
import dev.plumbline.app.cli.StopSignal;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.Query;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.core.model.Modality;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.kafka.QueryClient;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures how long items take from being sent to being found: it searches for a sample of them,
 * again and again, on a thread of its own.
 */
final class FreshnessProbe implements Watch {
  private static final Logger log = LoggerFactory.getLogger(FreshnessProbe.class);
  private static final int SAMPLES = 200;
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final QueryClient client;
  private final long every;
  private final StopSignal stop;
  private final ConcurrentLinkedQueue<Sample> waiting = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::run, "freshness-probe");

  /** Nanoseconds; guarded by itself. */
  private final List<Long> found = new ArrayList<>();

  private volatile long lastFound = System.nanoTime();
  private long offered;

  private record Sample(ItemEvent event, long sent) {}

  /**
   * Starts to measure.
   *
   * @param client closed with the probe
   * @param pictures how many there will be; 0 if there is no end
   * @param stop ends it early
   */
  FreshnessProbe(QueryClient client, long pictures, StopSignal stop) {
    this.client = client;
    this.every = Math.max(1, pictures / SAMPLES);
    this.stop = stop;
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes some of the pictures as samples, and the very last event. */
  @Override
  public Iterator<Batch> watching(Iterator<Batch> pictures) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return pictures.hasNext();
      }

      @Override
      public Batch next() {
        Batch batch = pictures.next();
        List<ItemEvent> events = batch.events();
        if (!events.isEmpty()) {
          if (offered++ % every == 0 && waiting.size() < SAMPLES) {
            waiting.add(new Sample(events.get(0), System.nanoTime()));
          }
          if (!pictures.hasNext()) {
            waiting.add(new Sample(events.get(events.size() - 1), System.nanoTime()));
          }
        }
        return batch;
      }
    };
  }

  @Override
  public Optional<Freshness> await(PrintWriter messages) throws InterruptedException {
    ProgressLine progress =
        new ProgressLine(messages, ProgressLine.onTerminal(), System::nanoTime, 0, "found");
    lastFound = System.nanoTime();
    while (!waiting.isEmpty()
        && System.nanoTime() - lastFound < PATIENCE.toNanos()
        && !stop.await(PAUSE)) {
      progress.show(freshness().samples(), waiting.size() + " not yet");
    }
    progress.finish();
    return Optional.of(freshness());
  }

  private Freshness freshness() {
    synchronized (found) {
      List<Long> sorted = found.stream().sorted().toList();
      return new Freshness(
          sorted.size(), waiting.size(), quantile(sorted, 0.5), quantile(sorted, 0.99));
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(5000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }

  private static Duration quantile(List<Long> sorted, double share) {
    return sorted.isEmpty()
        ? Duration.ZERO
        : Duration.ofNanos(sorted.get((int) Math.ceil(share * sorted.size()) - 1));
  }

  private void run() {
    try {
      while (!stop.await(PAUSE)) {
        for (Sample sample : List.copyOf(waiting)) {
          if (isFound(sample.event())) {
            lastFound = System.nanoTime();
            synchronized (found) {
              found.add(lastFound - sample.sent());
            }
            waiting.remove(sample);
          }
        }
      }
    } catch (InterruptedException e) {
      log.debug("stopped with {} items not found", waiting.size());
    }
  }

  /** Whether the index has this very event of the item, not an earlier one. */
  private boolean isFound(ItemEvent event) throws InterruptedException {
    String id = event.id().id();
    String quoted = "\"" + id.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    Query query =
        Query.builder()
            .tenant(event.id().tenant())
            .like(id)
            .k(1)
            .modalities(EnumSet.allOf(Modality.class))
            .filter("id == " + quoted)
            .build();
    try {
      return client.ask(query) instanceof ResultEvent.Answered answered
          && answered.hits().stream()
              .anyMatch(hit -> hit.id().equals(id) && !hit.eventTime().isBefore(event.eventTime()));
    } catch (ServiceException e) {
      log.info("no answer for {}: {}", event.id(), e.getMessage());
      return false;
    }
  }
}
