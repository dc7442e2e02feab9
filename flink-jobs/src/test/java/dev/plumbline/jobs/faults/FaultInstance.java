package dev.plumbline.jobs.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.jobs.Job;
import dev.plumbline.jobs.cluster.BrokerMain;
import dev.plumbline.jobs.cluster.ClassPaths;
import dev.plumbline.jobs.cluster.FlinkRest;
import dev.plumbline.jobs.cluster.JavaProcess;
import dev.plumbline.jobs.local.LocalEngine;
import dev.plumbline.kafka.ItemProducer;
import dev.plumbline.kafka.TopicAdmin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A broker in a process of its own, the jobs in this one, and an index; and the ledger of what was
 * sent.
 */
public final class FaultInstance implements AutoCloseable {
  /** Enough to learn an aligner from. */
  private static final int FIRST_EVENTS = 120;

  private final Path directory;
  private final Set<Job> jobs;
  private final int kafkaPort = freePort();
  private final int controllerPort = freePort();
  private final int restPort = freePort();
  private final Ledger ledger = Ledger.open();
  private final PlumblineConfig config;
  private final ItemProducer producer;
  private final VectorIndex index;
  private JavaProcess broker;
  private LocalEngine engine;

  private FaultInstance(Path directory, Map<String, String> settings, Set<Job> jobs) {
    this.directory = directory;
    this.jobs = jobs;
    this.broker = startBroker();
    Map<String, String> all = new HashMap<>();
    all.put("kafka.bootstrap", "127.0.0.1:" + kafkaPort);
    all.put("local.dataDirectory", directory.toString());
    all.put("flink.checkpointInterval", "500ms");
    all.put("aligner.firstPairs", "60");
    all.put("aligner.everyPairs", "1000000");
    all.put("aligner.dimension", "16");
    all.put("index.deadline", "5s");
    all.putAll(settings);
    this.config = PlumblineConfig.defaults().with(all);
    try (TopicAdmin admin = TopicAdmin.open(Assembly.kafka(config), Duration.ofMinutes(1))) {
      admin.create(1);
    }
    this.index = Assembly.openIndex(config);
    this.producer = ItemProducer.open(Assembly.kafka(config));
    this.engine = startEngine(config);
  }

  /** Starts all of it and waits until a first generation holds the first events. */
  public static FaultInstance start(Path directory, Map<String, String> settings) {
    return start(directory, settings, Set.of(Job.INGEST, Job.ALIGN, Job.INDEX));
  }

  /** As {@link #start(Path, Map)}, with these jobs alone; nothing is waited for. */
  public static FaultInstance start(Path directory, Map<String, String> settings, Set<Job> jobs) {
    FaultInstance instance = new FaultInstance(directory, settings, jobs);
    if (jobs.contains(Job.INGEST)) {
      instance.sendFirst();
    }
    return instance;
  }

  /** Sends what an aligner is learned from, and waits until it is searchable. */
  public void sendFirst() {
    send(ledger.nextNew(FIRST_EVENTS));
    awaitTheIndex("start");
  }

  public PlumblineConfig config() {
    return config;
  }

  public Ledger ledger() {
    return ledger;
  }

  JavaProcess broker() {
    return broker;
  }

  /** Starts the broker again after it was killed, on the same data and ports. */
  void restartBroker() {
    broker = startBroker();
  }

  /** Writes an item of no account, and flushes, so that the disk is needed. */
  void flushTheIndex() {
    Generation live = index.live().orElseThrow();
    index.delete(live.id(), List.of(new ItemId("default", "of no account")));
    index.flush(live.id());
  }

  Path checkpoints(Job job) {
    return directory.resolve("checkpoints").resolve(job.name().toLowerCase(Locale.ROOT));
  }

  FlinkRest flink() {
    return new FlinkRest(restPort);
  }

  /** Stops the jobs, each with a last checkpoint unless it has ended already. */
  void stopEngine() {
    engine.close();
  }

  /** Starts the jobs from the newest state in their directories. */
  void restartEngine(Map<String, String> changes) {
    engine = startEngine(config.with(changes));
  }

  /** Hands the ledger's next events to the producer; they are acknowledged some time later. */
  void send(int events) {
    ledger.next(events).forEach(producer::send);
  }

  /** Sends events while something happens; a producer may have to wait for the broker. */
  void send(int events, Runnable meanwhile) {
    List<ItemEvent> next = ledger.next(events);
    CompletableFuture<Void> sending =
        CompletableFuture.runAsync(() -> next.forEach(producer::send));
    meanwhile.run();
    sending.join();
  }

  /** Sends events and waits until the broker has them. */
  public void send(List<ItemEvent> events) {
    events.forEach(producer::send);
    producer.flush();
  }

  /**
   * Waits until all that was sent is acknowledged and the index holds what it comes to.
   *
   * @param fault its name in the table
   */
  public void awaitTheIndex(String fault) {
    producer.flush();
    assertThat(producer.counts().failed()).as("events that the broker does not have").isZero();
    IndexCheck.await(fault, config, index, ledger);
  }

  private JavaProcess startBroker() {
    return JavaProcess.start(
        directory,
        "broker",
        ClassPaths.all(),
        BrokerMain.class.getName(),
        List.of(
            directory.resolve("kafka").toString(),
            Integer.toString(kafkaPort),
            Integer.toString(controllerPort)));
  }

  private LocalEngine startEngine(PlumblineConfig with) {
    LocalEngine started = LocalEngine.start(with, restPort, directory);
    jobs.stream().sorted().forEach(started::submit);
    return started;
  }

  private static int freePort() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    JavaProcess last = broker;
    try (last;
        index;
        producer) {
      engine.close();
    }
  }
}
