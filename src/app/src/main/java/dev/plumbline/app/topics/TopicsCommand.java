package dev.plumbline.app.topics;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline topics}. */
@Command(
    name = "topics",
    description = "Makes the topics and shows them.",
    mixinStandardHelpOptions = true,
    subcommands = {
      TopicsCreateCommand.class,
      TopicsListCommand.class,
      TopicsDescribeCommand.class,
      TopicsDocsCommand.class
    })
public final class TopicsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "topics: create, list, describe or docs?");
  }
}
