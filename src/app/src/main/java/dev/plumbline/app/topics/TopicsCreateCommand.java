package dev.plumbline.app.topics;

import dev.plumbline.app.cli.CommonOptions;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.app.cli.KafkaAccess;
import dev.plumbline.app.cli.Table;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.kafka.TopicAdmin;
import dev.plumbline.kafka.TopicOutcome;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline topics create}. */
@Command(
    name = "create",
    description = {
      "Makes the topics that are missing.",
      "One that is there already stays as it is; where it differs from what Plumbline would make is"
          + " printed."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline topics create",
      "  plumbline topics create --set kafka.bootstrap=kafka:9092 --set kafka.replication=3"
    })
public final class TopicsCreateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    PlumblineConfig config = common.loadForClient();
    List<TopicOutcome> outcomes;
    try (TopicAdmin admin = TopicAdmin.open(KafkaAccess.connect(config), KafkaAccess.DEADLINE)) {
      outcomes = admin.create(config.kafka().replication());
    }
    Table table = new Table("topic", "outcome");
    for (TopicOutcome outcome : outcomes) {
      table.row(outcome.topic().name(), word(outcome));
    }
    table.print(spec.commandLine().getOut());
    for (TopicOutcome outcome : outcomes) {
      outcome
          .differences()
          .forEach(
              difference ->
                  spec.commandLine()
                      .getErr()
                      .println("plumbline: " + outcome.topic().name() + ": " + difference));
    }
    spec.commandLine().getErr().flush();
    return ExitCodes.OK;
  }

  private static String word(TopicOutcome outcome) {
    if (outcome.created()) {
      return "created";
    }
    return outcome.differences().isEmpty() ? "was there" : "was there, differs";
  }
}
