package dev.plumbline.gateway.live;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.common.sse.ServerSentEvent;
import com.linecorp.armeria.common.stream.StreamMessage;
import com.linecorp.armeria.common.stream.StreamWriter;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.streaming.ServerSentEvents;
import dev.plumbline.gateway.http.Access;
import dev.plumbline.gateway.http.Lane;
import dev.plumbline.gateway.http.Problem;
import dev.plumbline.gateway.http.ProblemException;
import dev.plumbline.gateway.http.ProblemType;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * {@code /v1/stats/stream}: the figures as server-sent events, one a second. A client that reads
 * slowly gets fewer, and none is kept for it. Thread-safe.
 */
public final class StatsStream implements HttpService, AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private final Access access;
  private final Lane lane;
  private final StatsEndpoint stats;
  private final int maxStreams;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

  /**
   * @param lane where the figures are gathered
   * @param maxStreams streams at a time
   */
  public StatsStream(Access access, Lane lane, StatsEndpoint stats, int maxStreams) {
    this.access = access;
    this.lane = lane;
    this.stats = stats;
    this.maxStreams = maxStreams;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    QueryParams query = QueryParams.fromQueryString(ctx.query());
    String tenant =
        access.caller(request.headers()).tenantFor(Optional.ofNullable(query.get("tenant")));
    Listener listener = new Listener(tenant);
    listeners.add(listener);
    if (listeners.size() > maxStreams) {
      listeners.remove(listener);
      throw new ProblemException(
          Problem.of(
                  ProblemType.TOO_MANY_REQUESTS,
                  maxStreams + " streams are open, as many as may be")
              .after(RETRY_AFTER));
    }
    ctx.clearRequestTimeout();
    listener.start(ctx.eventLoop());
    return ServerSentEvents.fromPublisher(listener.events);
  }

  /** How many streams are open. */
  public int size() {
    return listeners.size();
  }

  /** Ends every stream. */
  @Override
  public void close() {
    listeners.forEach(Listener::close);
  }

  /** One client's stream. */
  private final class Listener {
    private final String tenant;
    private final StreamWriter<ServerSentEvent> events = StreamMessage.streaming();

    /** Done once the last figures were read; confined to the event loop. */
    private CompletableFuture<Void> read = CompletableFuture.completedFuture(null);

    /** Confined to the event loop. */
    private Future<?> ticks = CompletableFuture.completedFuture(null);

    /** Done once the client is gone. */
    private final CompletableFuture<Boolean> gone =
        events.whenComplete().handle((done, error) -> listeners.remove(this));

    Listener(String tenant) {
      this.tenant = tenant;
    }

    void start(ScheduledExecutorService loop) {
      ticks = loop.scheduleAtFixedRate(this::tick, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
      if (gone.isDone()) {
        ticks.cancel(false);
      } else if (read.isDone()) {
        read = figures().thenCompose(this::write);
      }
    }

    /** The figures; if there are none just now, a sign of life. */
    private CompletableFuture<ServerSentEvent> figures() {
      return lane.submit(gone::isDone, () -> stats.line(tenant))
          .map(
              lines ->
                  lines
                      .thenApply(
                          line -> ServerSentEvent.builder().event("stats").data(line).build())
                      .exceptionally(error -> ServerSentEvent.ofComment("no figures")))
          .orElseGet(() -> CompletableFuture.completedFuture(ServerSentEvent.ofComment("busy")));
    }

    private CompletableFuture<Void> write(ServerSentEvent event) {
      return events.tryWrite(event)
          ? events.whenConsumed()
          : CompletableFuture.completedFuture(null);
    }

    void close() {
      events.close();
    }
  }
}
