package dev.plumbline.app.config;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline config}. */
@Command(
    name = "config",
    description = "Prints the configuration.",
    mixinStandardHelpOptions = true,
    subcommands = {ConfigShowCommand.class, ConfigDefaultsCommand.class})
public final class ConfigCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "config: show or defaults?");
  }
}
