package dev.plumbline.app.cli;

import dev.plumbline.config.ConfigLoader;
import dev.plumbline.config.LoadedConfig;
import dev.plumbline.config.Origin;
import dev.plumbline.config.PlumblineConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that every command takes, and the configuration that comes of them. */
public final class CommonOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Configuration file; else the one that PLUMBLINE_CONFIG names, else ./plumbline.yaml.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets one key of the configuration; may be repeated.")
  private List<String> sets = new ArrayList<>();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Directory of all state; short for --set local.dataDirectory=DIR.")
  private Optional<String> data = Optional.empty();

  @Option(
      names = "--port-base",
      paramLabel = "PORT",
      description =
          "First port of the instance to start or to talk to; short for --set"
              + " local.portBase=PORT.")
  private Optional<String> portBase = Optional.empty();

  /** Reads the configuration; call it once the options are parsed. */
  public LoadedConfig load(String... shortcuts) {
    List<String> all = new ArrayList<>(sets);
    data.ifPresent(d -> all.add("local.dataDirectory=" + d));
    portBase.ifPresent(p -> all.add("local.portBase=" + p));
    all.addAll(List.of(shortcuts));
    return ConfigLoader.load(configFile(), System.getenv(), all);
  }

  /**
   * The configuration for talking to an instance: if no broker is configured, it is the one of the
   * instance on this machine.
   */
  public PlumblineConfig loadForClient(String... shortcuts) {
    LoadedConfig loaded = load(shortcuts);
    if (brokerIsNamed(loaded)) {
      return loaded.config();
    }
    return loaded
        .config()
        .with("kafka.bootstrap", "127.0.0.1:" + loaded.config().local().portBase());
  }

  /** Whether the configuration names a broker, and does not leave it to the instance here. */
  public static boolean brokerIsNamed(LoadedConfig loaded) {
    return loaded.settings().stream()
        .anyMatch(
            s -> s.key().equals("kafka.bootstrap") && !(s.origin() instanceof Origin.Default));
  }

  private Optional<Path> configFile() {
    if (file.isPresent()) {
      return file;
    }
    String named = System.getenv("PLUMBLINE_CONFIG");
    if (named != null && !named.isBlank()) {
      return Optional.of(Path.of(named));
    }
    return Optional.of(Path.of("plumbline.yaml")).filter(Files::isRegularFile);
  }
}
