package dev.plumbline.gateway;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.TlsKeyPair;
import com.linecorp.armeria.common.metric.MeterIdPrefixFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.cors.CorsService;
import com.linecorp.armeria.server.metric.MetricCollectingService;
import dev.plumbline.config.GatewaySettings;
import dev.plumbline.config.TlsSettings;
import dev.plumbline.gateway.health.Metrics;
import dev.plumbline.gateway.http.OriginGuard;
import dev.plumbline.gateway.http.ProblemWriter;
import dev.plumbline.gateway.http.RequestIds;
import java.io.File;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves searches and all around them over HTTP, in this process.
 *
 * <pre>{@code
 * try (Gateway gateway = Gateway.start(GatewayConfig.of(config), parts)) {
 *   System.out.println(gateway.uri());
 *   ...
 * }
 * }</pre>
 */
public final class Gateway implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Gateway.class);
  private static final int MAX_REQUEST_LINE = 16_384;

  /** A connection that is being set up when the stop begins still has its first request done. */
  private static final Duration QUIET = Duration.ofMillis(100);

  private final Server server;
  private final Routes routes;
  private final Metrics metrics;
  private final URI uri;

  private Gateway(Server server, Routes routes, Metrics metrics, URI uri) {
    this.server = server;
    this.routes = routes;
    this.metrics = metrics;
    this.uri = uri;
  }

  /**
   * Starts it; requests are served when it returns.
   *
   * @throws IllegalStateException if it cannot listen at its address, or its certificate cannot be
   *     read
   */
  public static Gateway start(GatewayConfig config, GatewayParts parts) {
    return start(config, parts, InstantSource.system());
  }

  static Gateway start(GatewayConfig config, GatewayParts parts, InstantSource clock) {
    Metrics metrics = new Metrics();
    Routes routes = new Routes(config, parts, metrics, clock);
    Server server = server(config, routes, metrics);
    try {
      server.start().join();
    } catch (CompletionException e) {
      routes.close();
      metrics.close();
      throw new IllegalStateException(
          "the gateway cannot listen at " + config.address() + ": " + e.getCause(), e);
    }
    URI uri = config.uri(server.activeLocalPort());
    log.info("gateway at {}", uri);
    return new Gateway(server, routes, metrics, uri);
  }

  private static Server server(GatewayConfig config, Routes routes, Metrics metrics) {
    GatewaySettings settings = config.gateway();
    ServerBuilder server =
        Server.builder()
            .workerGroup(eventLoops())
            .maxNumConnections(settings.limits().connections())
            .maxRequestLength(settings.limits().bodySize().bytes())
            .requestTimeout(config.search().deadline())
            .http1MaxInitialLineLength(MAX_REQUEST_LINE)
            .gracefulShutdownTimeout(min(QUIET, settings.shutdown()), settings.shutdown())
            .meterRegistry(metrics.registry())
            .errorHandler(new ProblemWriter())
            // A caller's mistake is no news, and the problem writer logs what is.
            .unloggedExceptionsReportInterval(Duration.ZERO)
            .disableServerHeader()
            .disableDateHeader();
    listen(server, config);
    server.decorator(new OriginGuard(settings.corsOrigins(), config.isOpenToThisMachineOnly()));
    if (!settings.corsOrigins().isEmpty()) {
      server.decorator(cors(settings.corsOrigins()));
    }
    server.decorator(new RequestIds());
    server.decorator(
        MetricCollectingService.newDecorator(MeterIdPrefixFunction.ofDefault("plumbline.http")));
    routes.addTo(server);
    return server.build();
  }

  /**
   * Half as many as processors: the searches' threads are what computes. Few loops with much to do
   * each also wake up less often for a single event than many with little.
   */
  private static int eventLoops() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  }

  private static void listen(ServerBuilder server, GatewayConfig config) {
    TlsSettings tls = config.gateway().tls();
    if (!tls.enabled()) {
      server.http(config.address());
      return;
    }
    try {
      server
          .https(config.address())
          .tls(TlsKeyPair.of(new File(tls.key()), new File(tls.certificate())));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "gateway.tls: " + tls.certificate() + " and " + tls.key() + ": " + e.getMessage(), e);
    }
  }

  private static Function<? super HttpService, CorsService> cors(List<String> origins) {
    return CorsService.builder(origins)
        .allowRequestMethods(HttpMethod.GET, HttpMethod.POST)
        .allowRequestHeaders("authorization", "content-type", "idempotency-key", "x-request-id")
        .exposeHeaders("x-request-id", "retry-after", "idempotency-replayed")
        .newDecorator();
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** Where it is: {@code http://127.0.0.1:9662/}. */
  public URI uri() {
    return uri;
  }

  /** Stops to listen, lets what is under way come to its end as long as configured, and ends. */
  @Override
  public void close() {
    routes.stop();
    server.close();
    routes.close();
    metrics.close();
  }
}
