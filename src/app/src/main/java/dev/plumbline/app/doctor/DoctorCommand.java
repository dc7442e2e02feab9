package dev.plumbline.app.doctor;

import dev.plumbline.app.cli.CommonOptions;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.config.LoadedConfig;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline doctor}. */
@Command(
    name = "doctor",
    description =
        "Checks Java, ports, memory, disk, GPU and the servers that the configuration names.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline doctor",
      "  plumbline doctor --set index.kind=milvus --set kafka.bootstrap=kafka:9092"
    })
public final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    LoadedConfig loaded = common.load();
    List<Finding> findings = new ArrayList<>();
    findings.addAll(MachineChecks.run(loaded.config().local().dataPath()));
    findings.addAll(ServerChecks.run(loaded.config(), CommonOptions.brokerIsNamed(loaded)));
    PrintWriter out = spec.commandLine().getOut();
    for (Finding finding : findings) {
      String level = finding.level().name().toLowerCase(Locale.ROOT);
      out.println("%-4s  %-10s  %s".formatted(level, finding.subject(), finding.fact()));
      if (!finding.hint().isEmpty()) {
        out.println("      hint: " + finding.hint());
      }
    }
    out.flush();
    return findings.stream().anyMatch(f -> f.level() == Finding.Level.FAIL)
        ? ExitCodes.FAILED
        : ExitCodes.OK;
  }
}
