package dev.plumbline.app.config;

import dev.plumbline.config.ConfigLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline config defaults}. */
@Command(
    name = "defaults",
    description = "Prints the defaults as YAML with comments: a start for a file of your own.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  plumbline config defaults > plumbline.yaml")
public final class ConfigDefaultsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(ConfigLoader.defaultYaml());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
