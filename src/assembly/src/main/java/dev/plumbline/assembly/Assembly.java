package dev.plumbline.assembly;

import dev.plumbline.config.EncoderSettings;
import dev.plumbline.config.IngestSettings;
import dev.plumbline.config.KafkaSettings;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.decode.ImageLimits;
import dev.plumbline.core.decode.ImageLoader;
import dev.plumbline.core.decode.SafeImageLoader;
import dev.plumbline.core.decode.reference.ReferencePolicy;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.search.QueryReader;
import dev.plumbline.core.search.SearchLimits;
import dev.plumbline.encoders.Encoders;
import dev.plumbline.encoders.EncodersConfig;
import dev.plumbline.kafka.AlignerFollower;
import dev.plumbline.kafka.KafkaClientConfig;
import dev.plumbline.schemas.TopicCodecs;
import dev.plumbline.schemas.Topics;
import dev.plumbline.schemas.registry.Registrations;
import dev.plumbline.schemas.registry.SchemaRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Opens what a configuration names. Whoever opens something closes it. */
public final class Assembly {
  private static final int FETCH_TRIES = 3;

  private Assembly() {}

  /** How to reach the broker, and the topics' names. */
  public static KafkaClientConfig kafka(PlumblineConfig config) {
    KafkaSettings kafka = config.kafka();
    return new KafkaClientConfig(
        kafka.bootstrap(),
        kafka.clientProperties(),
        new Topics(kafka.topicPrefix()),
        codecs(config));
  }

  /**
   * How the topics' records are written and read. What they learn of a schema registry they share:
   * make them once for what belongs together.
   *
   * @throws IllegalArgumentException if the registry's certificates cannot be read
   */
  public static TopicCodecs codecs(PlumblineConfig config) {
    return new TopicCodecs(
        new Topics(config.kafka().topicPrefix()), Registries.formats(config.kafka().registry()));
  }

  /** The schema registry that the configuration names, if it names one. */
  public static Optional<SchemaRegistry> registry(PlumblineConfig config) {
    return Registries.open(config.kafka().registry());
  }

  /**
   * What a registry has of the topics' schemas, by subject; empty where one is missing.
   *
   * @throws dev.plumbline.core.model.ServiceException if it does not answer or refuses
   */
  public static Map<String, Optional<Integer>> registrations(
      PlumblineConfig config, SchemaRegistry registry) {
    return Registrations.of(
        registry,
        Registries.subjects(config.kafka().registry()),
        new Topics(config.kafka().topicPrefix()));
  }

  /** Follows the published aligners; returns at once. */
  public static AlignerFollower followAligners(PlumblineConfig config) {
    return AlignerFollower.start(kafka(config));
  }

  /**
   * Both encoders. Models are shared by all who open them in this process.
   *
   * @throws IllegalArgumentException if a preset, a file or the device is wrong
   * @throws dev.plumbline.core.model.ServiceException if a model cannot be loaded or run
   */
  public static Encoders openEncoders(PlumblineConfig config) {
    EncoderSettings encoders = config.encoders();
    return Encoders.open(
        new EncodersConfig(
            encoders.image(),
            encoders.text(),
            encoders.device(),
            encoders.threads(),
            encoders.batch()));
  }

  /** Fetches and decodes pictures within the limits of ingest. */
  public static ImageLoader imageLoader(PlumblineConfig config) {
    IngestSettings ingest = config.ingest();
    return new SafeImageLoader(
        ImageLimits.of(Math.toIntExact(ingest.maxImageBytes().bytes()), ingest.maxPixels()),
        new ReferencePolicy(
            ingest.referenceAllowList(),
            Set.copyOf(ingest.privateHosts()),
            ingest.fetchTimeout(),
            FETCH_TRIES));
  }

  /** Checks queries against the limits of searches. */
  public static QueryReader queryReader(PlumblineConfig config) {
    return new QueryReader(
        imageLoader(config),
        new SearchLimits(config.search().maxK(), config.ingest().maxTextLength()));
  }

  /**
   * The index. An embedded one is opened once a process and shared by all who open it.
   *
   * @throws dev.plumbline.core.model.ServiceException if it cannot be reached or opened
   */
  public static VectorIndex openIndex(PlumblineConfig config) {
    return Indexes.open(config);
  }

  /**
   * All that answers searches.
   *
   * @throws dev.plumbline.core.model.ServiceException if a part cannot be opened
   */
  public static SearchSide openSearch(PlumblineConfig config) {
    Encoders encoders = openEncoders(config);
    try {
      VectorIndex index = openIndex(config);
      try {
        return new SearchSide(encoders, index, followAligners(config), queryReader(config));
      } catch (RuntimeException e) {
        index.close();
        throw e;
      }
    } catch (RuntimeException e) {
      encoders.close();
      throw e;
    }
  }
}
