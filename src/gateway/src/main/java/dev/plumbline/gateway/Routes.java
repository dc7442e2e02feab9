package dev.plumbline.gateway;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.encoding.EncodingService;
import dev.plumbline.config.ApiKey.Role;
import dev.plumbline.config.GatewayLimits;
import dev.plumbline.config.IngestSettings;
import dev.plumbline.gateway.health.Metrics;
import dev.plumbline.gateway.health.Readiness;
import dev.plumbline.gateway.http.Access;
import dev.plumbline.gateway.http.Call;
import dev.plumbline.gateway.http.Endpoint;
import dev.plumbline.gateway.http.EndpointService;
import dev.plumbline.gateway.http.Json;
import dev.plumbline.gateway.http.Lane;
import dev.plumbline.gateway.http.Reply;
import dev.plumbline.gateway.image.ImageEndpoint;
import dev.plumbline.gateway.ingest.FeedbackEndpoint;
import dev.plumbline.gateway.ingest.IngestEndpoint;
import dev.plumbline.gateway.ingest.IngestLimits;
import dev.plumbline.gateway.live.AlignersEndpoint;
import dev.plumbline.gateway.live.MapEndpoint;
import dev.plumbline.gateway.live.StatsEndpoint;
import dev.plumbline.gateway.live.StatsStream;
import dev.plumbline.gateway.page.PageService;
import dev.plumbline.gateway.search.ItemEndpoint;
import dev.plumbline.gateway.search.SearchEndpoint;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/** Which path leads to which endpoint, for whom, and in which lane it runs. */
final class Routes implements AutoCloseable {
  private static final int LIGHT_THREADS = 8;
  private static final int LIGHT_WAITING = 256;
  private static final HttpMethod[] READ = {HttpMethod.GET, HttpMethod.HEAD};

  private final GatewayConfig config;
  private final GatewayParts parts;
  private final Metrics metrics;
  private final InstantSource clock;
  private final Access access;
  private final Readiness readiness;

  /** Searches: they compute, so there are as many threads as processors. */
  private final Lane searches;

  /** All else: it waits for disks and servers, and is not to wait behind searches. */
  private final Lane light;

  private final StatsStream stream;
  private final StatsEndpoint stats;

  Routes(GatewayConfig config, GatewayParts parts, Metrics metrics, InstantSource clock) {
    this.config = config;
    this.parts = parts;
    this.metrics = metrics;
    this.clock = clock;
    MeterRegistry registry = metrics.registry();
    GatewayLimits limits = config.gateway().limits();
    this.access = new Access(config.gateway().keys(), config.search().defaultTenant());
    this.readiness = new Readiness(parts.index(), parts.aligners());
    int threads = config.searchThreads();
    this.searches =
        new Lane("search", threads, threads * limits.waiting(), config.spin(), registry);
    this.light = new Lane("light", LIGHT_THREADS, LIGHT_WAITING, Duration.ZERO, registry);
    this.stats = new StatsEndpoint(parts.index(), parts.figures(), clock);
    this.stream = new StatsStream(access, light, stats, limits.streams());
    Gauge.builder("plumbline.gateway.streams", stream, StatsStream::size).register(registry);
  }

  void addTo(ServerBuilder server) {
    addSearch(server);
    addIngest(server);
    addFigures(server);
    addHealth(server);
    read(server, "/openapi.yaml", PageService.document("openapi.yaml", "application/yaml"));
    read(server, "/", packed(PageService.index()));
    server.serviceUnder("/page/", packed(PageService.files()));
  }

  private void addSearch(ServerBuilder server) {
    SearchEndpoint search = new SearchEndpoint(parts.searcher(), parts.queries());
    HttpService service = packed(service(Role.READER, searches, search::answer));
    read(server, "/v1/search", service);
    server.route().post("/v1/search").build(service);
    ItemEndpoint item = new ItemEndpoint(parts.index());
    read(server, "/v1/items/{id}", packed(service(Role.READER, light, item::answer)));
    ImageEndpoint image = new ImageEndpoint(parts.images());
    read(server, "/v1/items/{id}/image", service(Role.READER, light, image::answer));
  }

  private void addIngest(ServerBuilder server) {
    IngestSettings limits = config.ingest();
    IngestEndpoint ingest =
        new IngestEndpoint(
            parts.publisher(),
            new IngestLimits(
                config.gateway().limits().events(),
                limits.maxTextLength(),
                limits.maxImageBytes().bytes()),
            config.gateway().limits().inFlight().bytes(),
            config.gateway().limits().idempotency(),
            clock);
    Gauge.builder("plumbline.gateway.ingest.inflight", ingest, IngestEndpoint::bytesInFlight)
        .baseUnit("bytes")
        .register(metrics.registry());
    server
        .route()
        .post("/v1/ingest")
        .build(new EndpointService(access, Role.WRITER, light, ingest));
    Endpoint feedback = new FeedbackEndpoint(parts.publisher(), clock);
    server
        .route()
        .post("/v1/feedback")
        .build(new EndpointService(access, Role.READER, light, feedback));
  }

  private void addFigures(ServerBuilder server) {
    AlignersEndpoint aligners = new AlignersEndpoint(parts.aligners(), parts.index());
    read(server, "/v1/aligners", packed(service(Role.READER, light, aligners::answer)));
    read(server, "/v1/stats", service(Role.READER, light, stats::answer));
    server.route().get("/v1/stats/stream").build(stream);
    MapEndpoint map = new MapEndpoint(parts.index());
    read(server, "/v1/map", packed(service(Role.READER, light, map::answer)));
  }

  private void addHealth(ServerBuilder server) {
    Access everybody = Access.open(config.search().defaultTenant());
    Reply live = Reply.json(Json.object().put("status", "live"));
    read(server, "/health/live", (ctx, request) -> live.toResponse());
    read(
        server,
        "/health/ready",
        new EndpointService(
            everybody, Role.READER, light, Endpoint.direct(call -> readiness.answer())));
    read(server, "/metrics", service(Role.ADMIN, light, call -> metrics.answer()));
  }

  private EndpointService service(Role needed, Lane lane, Function<Call, Reply> answer) {
    return new EndpointService(access, needed, lane, Endpoint.direct(answer));
  }

  private static void read(ServerBuilder server, String path, HttpService service) {
    server.route().path(path).methods(READ).build(service);
  }

  private static HttpService packed(HttpService service) {
    return service.decorate(EncodingService.newDecorator());
  }

  /** Lets no more work in, and ends what would not end by itself. */
  void stop() {
    readiness.stop();
    stream.close();
  }

  @Override
  public void close() {
    searches.close();
    light.close();
  }
}
