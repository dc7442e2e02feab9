package dev.plumbline.app.status;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.app.cli.CommonOptions;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.app.cli.Json;
import dev.plumbline.app.cli.KafkaAccess;
import dev.plumbline.app.deadletters.LetterFile;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.event.Rejection;
import dev.plumbline.kafka.AlignerFollower;
import dev.plumbline.kafka.ClusterTopic;
import dev.plumbline.kafka.ConsumerGroups;
import dev.plumbline.kafka.GroupLag;
import dev.plumbline.kafka.KafkaClientConfig;
import dev.plumbline.kafka.TopicAdmin;
import dev.plumbline.schemas.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline status}. */
@Command(
    name = "status",
    description =
        "Says how an instance is: topics and how far the jobs are behind, jobs, aligners, dead"
            + " letters, indexed items.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline status",
      "  plumbline status --port-base 9700 --json",
      "  plumbline status --set kafka.bootstrap=kafka:9092 --flink http://jobmanager:8081"
    })
public final class StatusCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--flink",
      paramLabel = "URL",
      description = "Flink's address (default: the one of the instance on this machine).")
  private Optional<String> flink = Optional.empty();

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description = "The gateway's address (default: the one of the instance on this machine).")
  private Optional<String> gateway = Optional.empty();

  @Option(names = "--json", description = "Prints an object for programs.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    PlumblineConfig config = common.loadForClient();
    boolean isHere = !CommonOptions.brokerIsNamed(common.load());
    InstanceStatus status = look(config, isHere);
    StatusReport report = new StatusReport(status);
    if (json) {
      Json.print(spec.commandLine().getOut(), report.json());
    } else {
      report.print(spec.commandLine().getOut());
    }
    return ExitCodes.OK;
  }

  private InstanceStatus look(PlumblineConfig config, boolean isHere) throws InterruptedException {
    KafkaClientConfig kafka = KafkaAccess.connect(config);
    List<ClusterTopic> topics;
    try (TopicAdmin admin = TopicAdmin.open(kafka, KafkaAccess.DEADLINE)) {
      topics = admin.describe();
    }
    List<GroupLag> lags;
    try (ConsumerGroups groups = ConsumerGroups.open(kafka, KafkaAccess.DEADLINE)) {
      lags = groups.lags();
    }
    HttpJson http = new HttpJson();
    int base = config.local().portBase();
    Optional<String> flinkAddress = flink.or(() -> local(isHere, base + 1));
    Optional<String> gatewayAddress = gateway.or(() -> local(isHere, base + 2));
    Optional<JsonNode> jobs = Optional.empty();
    if (flinkAddress.isPresent()) {
      jobs = http.get(flinkAddress.get() + "/jobs/overview");
    }
    Optional<JsonNode> figures = Optional.empty();
    if (gatewayAddress.isPresent()) {
      figures =
          http.get(gatewayAddress.get() + "/v1/stats?tenant=" + config.search().defaultTenant());
    }
    return new InstanceStatus(
        kafka.bootstrap(),
        topics,
        lags,
        exists(topics, kafka.topics().aligners()) ? aligners(kafka) : List.of(),
        exists(topics, kafka.topics().deadLetters()) ? deadLetters(kafka) : Map.of(),
        jobs.map(JobState::of),
        figures);
  }

  private static Optional<String> local(boolean isHere, int port) {
    return isHere ? Optional.of("http://127.0.0.1:" + port) : Optional.empty();
  }

  private static boolean exists(List<ClusterTopic> topics, Topic wanted) {
    return topics.stream().anyMatch(topic -> topic.wanted().equals(wanted) && topic.exists());
  }

  private static List<AlignerHeader> aligners(KafkaClientConfig kafka) throws InterruptedException {
    try (AlignerFollower follower = AlignerFollower.start(kafka, 1)) {
      follower.awaitCaughtUp(KafkaAccess.DEADLINE);
      return follower.headers();
    }
  }

  private static Map<Rejection.Reason, Long> deadLetters(KafkaClientConfig kafka) {
    return new LetterFile(kafka).counts();
  }
}
