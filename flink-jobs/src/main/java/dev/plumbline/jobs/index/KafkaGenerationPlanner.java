package dev.plumbline.jobs.index;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.kafka.AlignerFollower;
import dev.plumbline.kafka.ClusterTopic;
import dev.plumbline.kafka.TopicAdmin;
import dev.plumbline.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the real topics and the real index. Its clients are opened by the first call. */
final class KafkaGenerationPlanner implements GenerationPlanner {
  private static final Logger log = LoggerFactory.getLogger(KafkaGenerationPlanner.class);
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final PlumblineConfig config;
  private @Nullable AlignerFollower aligners;
  private @Nullable TopicAdmin topics;
  private @Nullable VectorIndex index;

  /** The last plan: while the generations are the same, it stands. */
  private @Nullable Plan last;

  /** The last aligner that no generation could be made for; 0: none. */
  private long refused;

  KafkaGenerationPlanner(PlumblineConfig config) {
    this.config = config;
  }

  @Override
  public synchronized Plan plan() {
    VectorIndex vectors = index();
    Optional<Aligner> newest = aligners().latest();
    Set<Long> generations = generations(vectors);
    if (newest.isPresent()) {
      long wanted = newest.get().header().version().number();
      if (wanted > refused && generations.stream().noneMatch(number -> number >= wanted)) {
        create(newest.get(), generations, vectors);
      }
    }
    Plan known = last;
    if (known == null || !known.generations().equals(generations)) {
      known = new Plan(generations, endOffsets());
      last = known;
    }
    return known;
  }

  /** An aligner that the index can make no generation for does not hold up the others. */
  private void create(Aligner aligner, Set<Long> generations, VectorIndex vectors) {
    AlignerVersion version = aligner.header().version();
    try {
      vectors.create(
          new Generation(new GenerationId(version.number()), version, aligner.dimension()));
      generations.add(version.number());
      log.info("generation g{} is new: {}", version.number(), aligner.header());
    } catch (IllegalArgumentException | ServiceException e) {
      if (e instanceof ServiceException service && service.isTransient()) {
        throw e;
      }
      refused = version.number();
      log.error("no generation for aligner {}, the next one is waited for", version, e);
    }
  }

  private static Set<Long> generations(VectorIndex index) {
    Set<Long> numbers = new HashSet<>();
    index.generations().forEach(generation -> numbers.add(generation.id().number()));
    return numbers;
  }

  private Map<Integer, Long> endOffsets() {
    String name = new Topics(config.kafka().topicPrefix()).encodings().name();
    ClusterTopic encodings =
        topics().describe().stream()
            .filter(topic -> topic.wanted().name().equals(name) && topic.exists())
            .findFirst()
            .orElseThrow(
                () ->
                    new ServiceException(
                        ServiceException.Kind.TRANSIENT,
                        "topic " + name + " is not there (`plumbline topics create` makes it)"));
    Map<Integer, Long> ends = new HashMap<>();
    encodings.partitions().forEach(partition -> ends.put(partition.number(), partition.end()));
    return ends;
  }

  private AlignerFollower aligners() {
    AlignerFollower open = aligners;
    if (open == null) {
      open = AlignerFollower.start(Assembly.kafka(config));
      aligners = open;
    }
    return open;
  }

  private TopicAdmin topics() {
    TopicAdmin open = topics;
    if (open == null) {
      open = TopicAdmin.open(Assembly.kafka(config), DEADLINE);
      topics = open;
    }
    return open;
  }

  private VectorIndex index() {
    VectorIndex open = index;
    if (open == null) {
      open = Assembly.openIndex(config);
      index = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    try (AlignerFollower a = aligners;
        TopicAdmin t = topics;
        VectorIndex i = index) {
      log.debug("closing {}, {}, {}", a, t, i);
    }
  }
}
