package dev.plumbline.jobs.spine;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.broker.EmbeddedKafka;
import dev.plumbline.broker.EmbeddedKafkaConfig;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.event.DeadLetter;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.jobs.Job;
import dev.plumbline.jobs.local.LocalEngine;
import dev.plumbline.kafka.ItemProducer;
import dev.plumbline.kafka.TopicAdmin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A broker, a Flink cluster with all jobs, and an index on disk, in this process. */
final class SpineInstance implements AutoCloseable {
  final EmbeddedKafka broker;
  final PlumblineConfig config;
  final ItemProducer items;
  final VectorIndex index;

  private final Path directory;
  private LocalEngine engine;

  private SpineInstance(Path directory, Map<String, String> settings) {
    this.directory = directory;
    this.broker = EmbeddedKafka.start(EmbeddedKafkaConfig.in(directory.resolve("broker")));
    Map<String, String> all = new HashMap<>();
    all.put("kafka.bootstrap", broker.bootstrapServers());
    all.put("local.dataDirectory", directory.toString());
    all.put("flink.checkpointInterval", "500ms");
    all.put("aligner.firstPairs", "200");
    all.put("aligner.everyPairs", "1000000");
    all.put("aligner.dimension", "32");
    all.putAll(settings);
    this.config = PlumblineConfig.defaults().with(all);
    try (TopicAdmin admin = TopicAdmin.open(Assembly.kafka(config), Duration.ofSeconds(30))) {
      admin.create(1);
    }
    this.index = Assembly.openIndex(config);
    this.items = ItemProducer.open(Assembly.kafka(config));
    this.engine = startEngine();
  }

  static SpineInstance start(Path directory, Map<String, String> settings) {
    return new SpineInstance(directory, settings);
  }

  private LocalEngine startEngine() {
    LocalEngine started = LocalEngine.start(config, 0, directory);
    for (Job job : Job.values()) {
      started.submit(job);
    }
    return started;
  }

  /** Stops Flink and starts it again on the same directory. */
  void restartEngine() {
    engine.close();
    engine = startEngine();
  }

  void send(List<ItemEvent> events) {
    events.forEach(items::send);
    items.flush();
  }

  /** How many items the live generation holds; 0 before there is one. */
  long searchable() {
    return index.live().map(Generation::id).map(index::count).orElse(0L);
  }

  Optional<Generation> live() {
    return index.live();
  }

  long count(Filter filter) {
    return index.count(index.live().orElseThrow().id(), "default", filter);
  }

  List<DeadLetter> deadLetters() {
    return DeadLetterReader.all(config);
  }

  @Override
  public void close() {
    List<AutoCloseable> parts = new ArrayList<>(List.of(items, engine, index, broker));
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        throw new IllegalStateException(part + " cannot be closed", e);
      }
    }
  }
}
