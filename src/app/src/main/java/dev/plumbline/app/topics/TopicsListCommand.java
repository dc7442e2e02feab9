package dev.plumbline.app.topics;

import dev.plumbline.app.cli.CommonOptions;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.app.cli.KafkaAccess;
import dev.plumbline.app.cli.Table;
import dev.plumbline.kafka.ClusterTopic;
import dev.plumbline.kafka.TopicAdmin;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline topics list}. */
@Command(
    name = "list",
    description = "Lists the topics with their numbers of records.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  plumbline topics list", "  plumbline topics list --port-base 9700"})
public final class TopicsListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    Table table = new Table("topic", "partitions", "copies", "records", "ever written");
    try (TopicAdmin admin =
        TopicAdmin.open(KafkaAccess.connect(common.loadForClient()), KafkaAccess.DEADLINE)) {
      for (ClusterTopic topic : admin.describe()) {
        if (topic.exists()) {
          table.row(
              topic.wanted().name(),
              topic.partitions().size(),
              topic.replication(),
              topic.records(),
              topic.written());
        } else {
          table.row(topic.wanted().name(), "-", "-", "-", "-");
        }
      }
    }
    table.print(spec.commandLine().getOut());
    return ExitCodes.OK;
  }
}
