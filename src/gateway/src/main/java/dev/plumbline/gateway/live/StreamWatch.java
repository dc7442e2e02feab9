package dev.plumbline.gateway.live;

import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.live.LiveFigures;
import dev.plumbline.core.live.StreamFigures;
import dev.plumbline.core.live.StreamFigures.Freshness;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the stream from its two ends, as a searcher sees it: counts item events as they arrive,
 * and looks for a sample of them in the live generation until they are there. So the freshness
 * holds for every step between, whatever jobs and index there are; it is up to one look (50 ms) too
 * long. Events that are older than a minute when they arrive are a backlog, and not in the sample.
 * Thread-safe.
 */
public final class StreamWatch implements LiveFigures, Consumer<ItemEvent>, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StreamWatch.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);
  private static final Duration BACKLOG = Duration.ofMinutes(1);
  private static final Duration GIVE_UP = Duration.ofMinutes(2);

  /** What was found longer ago says nothing of now: rather no figure than an old one. */
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private static final int MAX_WATCHED = 32;
  private static final int MAX_OBSERVED = 512;
  private static final int PERCENT = 100;

  private final VectorIndex index;
  private final InstantSource clock;
  private final EventRate rate;
  private final ScheduledExecutorService looks;
  private Future<?> looking = CompletableFuture.completedFuture(null);

  /** Event times of the items that are looked for; guarded by this. */
  private final Map<ItemId, Instant> watched = new HashMap<>();

  /** The items found lately, the oldest first; guarded by this. */
  private final Deque<Observation> observed = new ArrayDeque<>();

  /** An item was found at a moment, so long after its event. */
  private record Observation(Instant at, long millis) {}

  private StreamWatch(VectorIndex index, InstantSource clock) {
    this.index = index;
    this.clock = clock;
    this.rate = new EventRate(clock);
    this.looks =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "gateway-stream-watch");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Starts to look on a thread of its own. */
  public static StreamWatch start(VectorIndex index, InstantSource clock) {
    StreamWatch watch = new StreamWatch(index, clock);
    long millis = LOOK_EVERY.toMillis();
    watch.looking =
        watch.looks.scheduleWithFixedDelay(watch::look, millis, millis, TimeUnit.MILLISECONDS);
    return watch;
  }

  /** Takes one event of the stream. */
  @Override
  public void accept(ItemEvent event) {
    rate.count();
    Instant oldest = clock.instant().minus(BACKLOG);
    synchronized (this) {
      if (event instanceof ItemEvent.Delete) {
        watched.remove(event.id());
      } else if (watched.containsKey(event.id())
          || (watched.size() < MAX_WATCHED && event.eventTime().isAfter(oldest))) {
        watched.put(event.id(), event.eventTime());
      }
    }
  }

  @Override
  public StreamFigures current() {
    List<Long> sorted;
    Instant oldest = clock.instant().minus(WINDOW);
    synchronized (this) {
      observed.removeIf(observation -> observation.at().isBefore(oldest));
      sorted = observed.stream().map(Observation::millis).sorted().toList();
    }
    Optional<Freshness> freshness =
        sorted.isEmpty()
            ? Optional.empty()
            : Optional.of(new Freshness(quantile(sorted, 50), quantile(sorted, 99), sorted.size()));
    return new StreamFigures(rate.perSecond(), freshness);
  }

  @Override
  public void close() {
    looking.cancel(false);
    looks.shutdown();
  }

  /** The value that so many percent of the values do not exceed. */
  private static Duration quantile(List<Long> sorted, int percent) {
    int rank = (int) Math.ceil(sorted.size() * (double) percent / PERCENT);
    return Duration.ofMillis(sorted.get(Math.max(0, rank - 1)));
  }

  private void look() {
    try {
      List<ItemId> wanted;
      synchronized (this) {
        Instant late = clock.instant().minus(GIVE_UP);
        watched.values().removeIf(time -> time.isBefore(late));
        wanted = new ArrayList<>(watched.keySet());
      }
      Optional<Generation> live = wanted.isEmpty() ? Optional.empty() : index.live();
      if (live.isPresent()) {
        note(index.get(live.get().id(), wanted));
      }
    } catch (ServiceException | IllegalArgumentException e) {
      // The index is away, or the generation was dropped between two calls: the next look tells.
      log.debug("looking for new items failed", e);
    } catch (RuntimeException e) {
      log.error("looking for new items failed", e);
    }
  }

  private synchronized void note(List<IndexRecord> found) {
    Instant now = clock.instant();
    for (IndexRecord record : found) {
      Instant time = record.item().eventTime();
      if (watched.remove(record.item().id(), time)) {
        long millis = Math.max(0, Duration.between(time, now).toMillis());
        observed.addLast(new Observation(now, millis));
        if (observed.size() > MAX_OBSERVED) {
          observed.removeFirst();
        }
      }
    }
  }
}
