package dev.plumbline.app.train;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline train}. */
@Command(
    name = "train",
    description = "Trains the models that Plumbline brings along.",
    mixinStandardHelpOptions = true,
    subcommands = TrainEncoderCommand.class)
public final class TrainCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "train: encoder?");
  }
}
