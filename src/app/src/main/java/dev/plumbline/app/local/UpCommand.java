package dev.plumbline.app.local;

import dev.plumbline.app.cli.CommonOptions;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.config.PlumblineConfig;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline up}. */
@Command(
    name = "up",
    description = "Starts broker, Flink, index and jobs in this process, and waits for pictures.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline up --data plumbline-data",
      "  plumbline up --index milvus --set index.milvus.uri=http://127.0.0.1:19530",
      "  plumbline up --port-base 9760 --aligner cca"
    })
public final class UpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private LocalOptions local = new LocalOptions();

  @Override
  public Integer call() throws Exception {
    PlumblineConfig config = local.load(common);
    Steps steps = new Steps(spec.commandLine().getOut());
    steps.say("plumbline up: all state is in " + config.local().dataPath());
    LocalInstance instance = local.start(config, steps);
    URI gateway = local.awaitGateway(instance, instance);
    steps.done("gateway", gateway.toString());
    steps.say(
        instance
                .searchable()
                .map(generation -> "ready: " + generation.id() + " is searchable, ")
                .orElse("ready: nothing is indexed yet, ")
            + gateway
            + " searches, "
            + Ports.of(config.local()).flinkAddress()
            + " shows the jobs");
    steps.say("  send pictures with `plumbline produce folder DIR --captions FILE`; ctrl-C stops");
    Running.untilStopped(instance, steps);
    return ExitCodes.OK;
  }
}
