package dev.plumbline.app.gateway;

import dev.plumbline.app.cli.CommonOptions;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.app.cli.Failure;
import dev.plumbline.app.cli.KafkaAccess;
import dev.plumbline.app.cli.LogFile;
import dev.plumbline.app.local.Running;
import dev.plumbline.app.local.Steps;
import dev.plumbline.assembly.Assembly;
import dev.plumbline.assembly.SearchSide;
import dev.plumbline.config.IndexSettings;
import dev.plumbline.config.PlumblineConfig;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline serve}. */
@Command(
    name = "serve",
    description = {
      "Serves the HTTP API and the web page on a broker and an index that run elsewhere.",
      "The index must be one that several processes can open: Milvus."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline serve --config cluster.yaml",
      "  plumbline serve --set kafka.bootstrap=kafka:9092 --set index.kind=milvus \\",
      "    --set index.milvus.uri=http://milvus:19530 --port 8080"
    })
public final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to listen on; short for --set gateway.host=ADDRESS.")
  private Optional<String> host = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen on; short for --set gateway.port=PORT.")
  private Optional<String> port = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    PlumblineConfig config = config();
    if (config.index().kind() == IndexSettings.Kind.LUCENE) {
      throw Failure.usage(
          "index.kind: lucene is open in the process that fills it (expected: milvus)",
          "`plumbline up` and `plumbline demo` serve theirs themselves");
    }
    LogFile.use(config.local().dataPath().resolve("gateway.log"));
    KafkaAccess.connect(config);
    Steps steps = new Steps(spec.commandLine().getOut());
    SearchSide search = Assembly.openSearch(config);
    try {
      steps.done("index", search.index().description());
      GatewaySide gateway = start(config, search);
      steps.say("ready: " + gateway.uri());
      Running.untilStopped(
          () -> {
            try (search) {
              gateway.close();
            }
          },
          steps);
      return ExitCodes.OK;
    } catch (RuntimeException e) {
      search.close();
      throw e;
    }
  }

  private PlumblineConfig config() {
    PlumblineConfig config = common.loadForClient();
    if (host.isPresent()) {
      config = config.with("gateway.host", host.get());
    }
    return port.isPresent() ? config.with("gateway.port", port.get()) : config;
  }

  private static GatewaySide start(PlumblineConfig config, SearchSide search) {
    try {
      return GatewaySide.start(config, search);
    } catch (IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()), "docs/configuration.md describes both");
    } catch (IllegalStateException e) {
      throw Failure.failed(String.valueOf(e.getMessage()), "--port takes another port", e);
    }
  }
}
