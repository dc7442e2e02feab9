package dev.plumbline.app.config;

import dev.plumbline.app.cli.CommonOptions;
import dev.plumbline.app.cli.Table;
import dev.plumbline.config.LoadedConfig;
import dev.plumbline.config.Origin;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline config show}. */
@Command(
    name = "show",
    description = "Prints each value in force and where it came from; secrets are masked.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline config show --changed",
      "  PLUMBLINE_INDEX_KIND=milvus plumbline config show"
    })
public final class ConfigShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(names = "--changed", description = "Only the values that are not the defaults.")
  private boolean changed;

  @Override
  public Integer call() {
    Table table = new Table("key", "value", "from");
    for (LoadedConfig.Setting setting : common.load().settings()) {
      if (!changed || !(setting.origin() instanceof Origin.Default)) {
        table.row(setting.key(), setting.value(), setting.origin());
      }
    }
    table.print(spec.commandLine().getOut());
    return 0;
  }
}
