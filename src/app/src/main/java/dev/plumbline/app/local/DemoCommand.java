package dev.plumbline.app.local;

import dev.plumbline.app.cli.CommonOptions;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.app.cli.Failure;
import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.index.Generation;
import dev.plumbline.kafka.TopicAdmin;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline demo}. */
@Command(
    name = "demo",
    description = "As up, with a stream of drawn pictures and their captions to search in.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline demo",
      "  plumbline demo --set demo.rate=20 --set demo.drift=true",
      "  plumbline search \"a red circle left of a blue square\"     (in another shell)"
    })
public final class DemoCommand implements Callable<Integer> {
  private static final Duration READY_TIMEOUT = Duration.ofMinutes(5);
  private static final Duration SAY_EVERY = Duration.ofSeconds(5);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  /** A picture and its five captions. */
  private static final int EVENTS_PER_SCENE = 6;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private LocalOptions local = new LocalOptions();

  @Override
  public Integer call() throws Exception {
    PlumblineConfig config = local.load(common);
    Steps steps = new Steps(spec.commandLine().getOut());
    steps.say("plumbline demo: all state is in " + config.local().dataPath());
    LocalInstance instance = local.start(config, steps);
    SceneFeed feed = SceneFeed.start(instance.config(), scenesSent(instance.config()));
    AutoCloseable all =
        () -> {
          feed.close();
          instance.close();
        };
    steps.done("scenes", "%.0f pictures a second".formatted(config.demo().rate()));
    URI gateway = local.awaitGateway(instance, all);
    steps.done("gateway", gateway.toString());
    Generation generation = awaitSearchable(instance, feed, steps);
    steps.done(
        "search", "generation %s, aligner %s".formatted(generation.id(), generation.aligner()));
    steps.say(
        "ready: "
            + gateway
            + " searches, "
            + Ports.of(config.local()).flinkAddress()
            + " shows the jobs");
    steps.say("  try, in another shell: plumbline search \"a red circle left of a blue square\"");
    steps.say("  ctrl-C stops");
    Running.untilStopped(all, steps);
    return ExitCodes.OK;
  }

  /** How many scenes the topic has had already. */
  private static long scenesSent(PlumblineConfig config) {
    try (TopicAdmin admin = TopicAdmin.open(Assembly.kafka(config), Duration.ofSeconds(10))) {
      String items = Assembly.kafka(config).topics().items().name();
      return admin.describe().stream()
              .filter(topic -> topic.wanted().name().equals(items))
              .mapToLong(topic -> topic.written())
              .sum()
          / EVENTS_PER_SCENE;
    }
  }

  private static Generation awaitSearchable(LocalInstance instance, SceneFeed feed, Steps steps)
      throws InterruptedException {
    long began = System.nanoTime();
    long said = began;
    while (true) {
      Optional<Generation> searchable = instance.searchable();
      if (searchable.isPresent()) {
        return searchable.get();
      }
      long now = System.nanoTime();
      if (now - began > READY_TIMEOUT.toNanos()) {
        throw Failure.failed(
            "nothing became searchable in " + READY_TIMEOUT.toMinutes() + " minutes",
            "the log says why: " + instance.config().local().dataPath().resolve("plumbline.log"),
            new IllegalStateException("not ready"));
      }
      if (now - said > SAY_EVERY.toNanos()) {
        steps.done("waiting", "for the first aligner; %d pictures sent".formatted(feed.sent()));
        said = now;
      }
      Thread.sleep(LOOK_EVERY.toMillis());
    }
  }
}
