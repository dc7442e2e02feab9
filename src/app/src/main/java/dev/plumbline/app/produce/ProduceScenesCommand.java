package dev.plumbline.app.produce;

import dev.plumbline.app.cli.CommonOptions;
import dev.plumbline.app.cli.Failure;
import dev.plumbline.app.cli.StopSignal;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.kafka.ItemProducer;
import dev.plumbline.kafka.KafkaClientConfig;
import dev.plumbline.scenes.Scenes;
import dev.plumbline.scenes.ScenesConfig;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline produce scenes}. */
@Command(
    name = "scenes",
    description = "Draws pictures with five captions each, and sends them.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline produce scenes --count 5000 --rate 100",
      "  plumbline produce scenes --count 0 --rate 2 --drift",
      "  plumbline produce scenes --from 5000 --count 1000 --tenant acme"
    })
public final class ProduceScenesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private SendOptions send = new SendOptions();

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many; 0: without end (default: ${DEFAULT-VALUE}).")
  private long count;

  @Option(
      names = "--from",
      paramLabel = "INDEX",
      defaultValue = "0",
      description = "The first scene's index (default: ${DEFAULT-VALUE}).")
  private long from;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "Another seed gives other scenes (default: demo.seed).")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--drift", description = "New shapes, colours and words come in over time.")
  private boolean drift;

  @Override
  public Integer call() throws InterruptedException {
    if (count < 0 || from < 0) {
      throw Failure.usage("--count " + count + " --from " + from + " (expected: >= 0)", "");
    }
    PlumblineConfig config = common.loadForClient();
    Scenes scenes = new Scenes(ScenesConfig.of(seed.orElse(config.demo().seed())).withDrift(drift));
    String tenant = send.tenant(config);
    long end = count == 0 ? Long.MAX_VALUE : from + count;
    Report report = new Report(spec.commandLine());
    KafkaClientConfig kafka = send.connect(config);
    PrintWriter messages = spec.commandLine().getErr();
    try (StopSignal stop = StopSignal.install();
        Watch watch = send.watch(config, kafka, count, stop);
        ItemProducer producer = ItemProducer.open(kafka)) {
      SceneBatches batches = new SceneBatches(scenes, tenant, InstantSource.system(), from, end);
      Production.Outcome outcome =
          new Production(producer, stop, messages, id -> {})
              .run(watch.watching(batches), count, send.rate());
      report.print(outcome);
      if (outcome.stopped()) {
        long next = from + outcome.batches();
        report.say(
            "stopped; to go on: the same with --from "
                + next
                + (count == 0 ? "" : " --count " + (end - next)));
      }
      Optional<Watch.Freshness> freshness = watch.await(messages);
      freshness.ifPresent(report::print);
      return report.exitCode(outcome, freshness);
    }
  }
}
