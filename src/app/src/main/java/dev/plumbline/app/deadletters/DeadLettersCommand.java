package dev.plumbline.app.deadletters;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline dead-letters}. */
@Command(
    name = "dead-letters",
    description = "Shows records that could not be used, and sends them round again.",
    mixinStandardHelpOptions = true,
    subcommands = {
      LettersListCommand.class,
      LettersShowCommand.class,
      LettersExportCommand.class,
      LettersReplayCommand.class
    })
public final class DeadLettersCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "dead-letters: list, show, export or replay?");
  }
}
