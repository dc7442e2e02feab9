package dev.plumbline.app.produce;

import dev.plumbline.app.cli.Failure;
import dev.plumbline.app.cli.KafkaAccess;
import dev.plumbline.app.cli.StopSignal;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.kafka.ClusterTopic;
import dev.plumbline.kafka.KafkaClientConfig;
import dev.plumbline.kafka.QueryClient;
import dev.plumbline.kafka.TopicAdmin;
import dev.plumbline.schemas.Topic;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What all producers take. */
final class SendOptions {
  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Pictures a second, each with its captions; 0: as fast as may be (default:"
              + " ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--tenant",
      paramLabel = "NAME",
      description = "Whose items they are (default: search.defaultTenant).")
  private Optional<String> tenant = Optional.empty();

  @Option(
      names = "--wait",
      description =
          "Waits until what was sent is searchable, by searching for a sample of it, and prints how"
              + " long that took.")
  private boolean wait;

  /** What watches for the items in the index, if that is asked for. */
  Watch watch(PlumblineConfig config, KafkaClientConfig kafka, long pictures, StopSignal stop)
      throws InterruptedException {
    return wait
        ? new FreshnessProbe(QueryClient.open(kafka, config.search().deadline()), pictures, stop)
        : Watch.none();
  }

  double rate() {
    if (!(rate >= 0)) {
      throw Failure.usage("--rate " + rate + " (expected: >= 0)", "");
    }
    return rate;
  }

  String tenant(PlumblineConfig config) {
    String name = tenant.orElse(config.search().defaultTenant());
    try {
      ItemId.checkTenant(name);
    } catch (IllegalArgumentException e) {
      throw Failure.usage("--tenant: " + e.getMessage(), "");
    }
    return name;
  }

  /** Connects, once it is certain that the topic of items is there. */
  KafkaClientConfig connect(PlumblineConfig config) {
    KafkaClientConfig kafka = KafkaAccess.connect(config);
    itemsTopic(kafka);
    return kafka;
  }

  /** The topic of items as it is in the cluster. */
  static ClusterTopic itemsTopic(KafkaClientConfig kafka) {
    Topic items = kafka.topics().items();
    try (TopicAdmin admin = TopicAdmin.open(kafka, KafkaAccess.DEADLINE)) {
      return admin.describe().stream()
          .filter(topic -> topic.wanted().equals(items) && topic.exists())
          .findFirst()
          .orElseThrow(
              () ->
                  Failure.unavailable(
                      "no topic " + items.name() + " at " + kafka.bootstrap(),
                      "`plumbline topics create` makes it",
                      new IllegalStateException("no such topic")));
    }
  }
}
