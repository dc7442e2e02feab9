package dev.plumbline.app.topics;

import dev.plumbline.app.cli.CommonOptions;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.app.cli.Failure;
import dev.plumbline.app.cli.KafkaAccess;
import dev.plumbline.app.cli.Table;
import dev.plumbline.kafka.ClusterTopic;
import dev.plumbline.kafka.KafkaClientConfig;
import dev.plumbline.kafka.TopicAdmin;
import java.io.PrintWriter;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline topics describe}. */
@Command(
    name = "describe",
    description = "Shows a topic's partitions, offsets and settings.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  plumbline topics describe items", "  plumbline topics describe encodings"})
public final class TopicsDescribeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "TOPIC", description = "Its name, without the prefix or with it.")
  private String name = "";

  @Override
  public Integer call() {
    KafkaClientConfig kafka = KafkaAccess.connect(common.loadForClient());
    ClusterTopic topic;
    try (TopicAdmin admin = TopicAdmin.open(kafka, KafkaAccess.DEADLINE)) {
      topic = find(admin.describe(), kafka.topics().prefix());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(topic.wanted().name() + ": " + topic.wanted().doc());
    out.println("key: " + topic.wanted().key());
    out.println("values: " + String.join(", ", topic.wanted().values()));
    out.println();
    if (!topic.exists()) {
      out.flush();
      throw Failure.unavailable(
          topic.wanted().name() + " is not there",
          "`plumbline topics create` makes it",
          new IllegalStateException("no such topic"));
    }
    Table partitions = new Table("partition", "first offset", "next offset", "records");
    topic
        .partitions()
        .forEach(p -> partitions.row(p.number(), p.begin(), p.end(), p.end() - p.begin()));
    partitions.print(out);
    out.println();
    Table settings = new Table("setting", "value", "by the catalogue");
    new TreeMap<>(topic.settings())
        .forEach(
            (key, value) -> {
              String wanted = topic.wanted().settings().getOrDefault(key, "");
              settings.row(key, value, wanted.equals(value) ? "" : wanted);
            });
    settings.print(out);
    return ExitCodes.OK;
  }

  private ClusterTopic find(List<ClusterTopic> topics, String prefix) {
    return topics.stream()
        .filter(t -> t.wanted().name().equals(name) || t.wanted().name().equals(prefix + name))
        .findFirst()
        .orElseThrow(
            () ->
                Failure.usage(
                    "topic: '"
                        + name
                        + "' (expected: one of "
                        + String.join(", ", topics.stream().map(t -> t.wanted().name()).toList())
                        + ")",
                    ""));
  }
}
