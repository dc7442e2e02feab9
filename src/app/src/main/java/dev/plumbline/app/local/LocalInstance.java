package dev.plumbline.app.local;

import dev.plumbline.app.gateway.GatewaySide;
import dev.plumbline.assembly.Assembly;
import dev.plumbline.assembly.SearchSide;
import dev.plumbline.broker.EmbeddedKafka;
import dev.plumbline.broker.EmbeddedKafkaConfig;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.jobs.Job;
import dev.plumbline.jobs.local.LocalEngine;
import dev.plumbline.kafka.TopicAdmin;
import dev.plumbline.kafka.TopicOutcome;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Broker, Flink, encoders, index and jobs in this process. Parts are closed in the reverse of the
 * order in which they were opened. Confined to the thread that starts it, but for {@link #close}.
 */
public final class LocalInstance implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LocalInstance.class);
  private static final Duration ADMIN_DEADLINE = Duration.ofSeconds(30);

  private final PlumblineConfig config;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private Optional<SearchSide> search = Optional.empty();
  private CompletableFuture<GatewaySide> gateway =
      CompletableFuture.failedFuture(new IllegalStateException("the instance is not started"));

  private LocalInstance(PlumblineConfig config) {
    this.config = config;
  }

  /**
   * Starts all parts and waits until each serves; what was started is stopped again if one fails.
   *
   * @param config its ports and its data directory are used; a broker that it names is not
   * @param steps hears of each part
   * @throws IllegalStateException if a part does not start; the message says which and why
   */
  public static LocalInstance start(PlumblineConfig config, Steps steps) {
    Ports ports = Ports.of(config.local());
    LocalInstance instance = new LocalInstance(config.with("kafka.bootstrap", ports.bootstrap()));
    try {
      instance.startParts(ports, steps);
      return instance;
    } catch (RuntimeException e) {
      instance.close();
      throw e;
    }
  }

  /** The configuration in force, with the broker's address. */
  public PlumblineConfig config() {
    return config;
  }

  /** All that answers searches in this process. */
  public SearchSide search() {
    return search.orElseThrow(() -> new IllegalStateException("the instance is not started"));
  }

  /**
   * Where the web page is, and the API behind it. Waits until they are served: nothing else of the
   * instance needs them, so they open while it goes on.
   *
   * @throws IllegalStateException if the gateway does not start; the message says why
   */
  public URI awaitGateway() {
    try {
      return gateway.join().uri();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private CompletableFuture<GatewaySide> opening(PlumblineConfig settings, SearchSide side) {
    CompletableFuture<GatewaySide> opening =
        CompletableFuture.supplyAsync(() -> GatewaySide.start(settings, side));
    opened(
        () -> {
          if (!opening.isCompletedExceptionally()) {
            opening.join().close();
          }
        });
    return opening;
  }

  /** With the gateway at this port, if the configuration leaves it open. */
  private PlumblineConfig atPort(int port) {
    return config.gateway().port() == 0
        ? config.with("gateway.port", Integer.toString(port))
        : config;
  }

  private void startParts(Ports ports, Steps steps) {
    Path data = config.local().dataPath();
    EmbeddedKafka broker =
        opened(
            EmbeddedKafka.start(
                EmbeddedKafkaConfig.in(data.resolve("broker"))
                    .withPorts(ports.broker(), ports.controller())));
    steps.done("broker", "Kafka on " + broker.bootstrapServers());
    // Models load while Flink starts: both wait for the disk more than for a processor.
    CompletableFuture<SearchSide> loading =
        CompletableFuture.supplyAsync(() -> Assembly.openSearch(config));
    try {
      createTopics(steps);
      LocalEngine engine = opened(LocalEngine.start(config, ports.flink(), data));
      steps.done("engine", "Flink on " + ports.flinkAddress());
      search = Optional.of(opened(loading.join()));
      SearchSide side = search.get();
      steps.done(
          "encoders", side.encoders().image().version() + ", " + side.encoders().text().version());
      steps.done("index", side.index().description());
      gateway = opening(atPort(ports.gateway()), side);
      for (Job job : Job.values()) {
        engine.submit(job);
      }
      steps.done("jobs", Job.values().length + " submitted");
    } catch (RuntimeException e) {
      if (search.isEmpty()) {
        closeWhenLoaded(loading);
      }
      throw e;
    }
  }

  private static void closeWhenLoaded(CompletableFuture<SearchSide> loading) {
    try {
      loading.join().close();
    } catch (CompletionException e) {
      log.debug("nothing was loaded", e);
    }
  }

  private void createTopics(Steps steps) {
    try (TopicAdmin admin = TopicAdmin.open(Assembly.kafka(config), ADMIN_DEADLINE)) {
      List<TopicOutcome> outcomes = admin.create(config.kafka().replication());
      long created = outcomes.stream().filter(TopicOutcome::created).count();
      steps.done("topics", outcomes.size() + ", " + created + " of them new");
    }
  }

  /** The generation that readers use, if it holds anything. */
  public Optional<Generation> searchable() {
    VectorIndex index = search().index();
    return index.live().filter(generation -> index.count(generation.id()) > 0);
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  @Override
  public synchronized void close() {
    while (!open.isEmpty()) {
      AutoCloseable part = open.pop();
      try {
        part.close();
      } catch (Exception e) { // the rest must be closed, whatever this one does
        log.error("{} did not stop in good order", part, e);
      }
    }
  }
}
