package dev.plumbline.app.produce;

import dev.plumbline.app.cli.CommonOptions;
import dev.plumbline.app.cli.Failure;
import dev.plumbline.app.cli.KafkaAccess;
import dev.plumbline.app.cli.StopSignal;
import dev.plumbline.app.cli.Texts;
import dev.plumbline.app.produce.captions.CaptionOptions;
import dev.plumbline.app.produce.captions.CaptionedPicture;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.kafka.ItemProducer;
import dev.plumbline.kafka.KafkaClientConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline produce folder}. */
@Command(
    name = "folder",
    description = {
      "Sends a folder's pictures with their captions.",
      "A picture's id is its file's name, a caption's is NAME#k. A run that was stopped goes on"
          + " where it was when the same command is given again."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline produce folder photographs --captions captions.token.txt --wait",
      "  plumbline produce folder photographs --captions captions.csv --rate 50 --tenant acme",
      "  plumbline produce folder photographs --captions all.jsonl --split train.txt --limit 100"
    })
public final class ProduceFolderCommand implements Callable<Integer> {
  private static final int SHOWN_NAMES = 5;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private SendOptions send = new SendOptions();
  @Mixin private CaptionOptions captions = new CaptionOptions();

  @Parameters(paramLabel = "DIR", description = "The folder of pictures.")
  private Path folder = Path.of("");

  @Option(names = "--limit", paramLabel = "N", description = "Only the first N pictures.")
  private Optional<Long> limit = Optional.empty();

  @Option(
      names = "--by-reference",
      description =
          "Sends the pictures' file: addresses in place of their bytes; ingest.referenceAllowList"
              + " of the instance must let them through.")
  private boolean byReference;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description =
          "Where it is noted what was acknowledged (default: in local.dataDirectory/journals).")
  private Optional<Path> journalFile = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.isDirectory(folder)) {
      throw Failure.usage(folder + " (expected: a folder of pictures)", "");
    }
    PlumblineConfig config = common.loadForClient();
    String tenant = send.tenant(config);
    List<CaptionedPicture> pictures =
        captions.read().stream().limit(limit.orElse(Long.MAX_VALUE)).toList();
    KafkaClientConfig kafka = KafkaAccess.connect(config);
    String run =
        "topic %s %s, tenant %s, folder %s, captions %s"
            .formatted(
                kafka.topics().items().name(),
                SendOptions.itemsTopic(kafka).id(),
                tenant,
                folder.toRealPath(),
                captions.file().toRealPath());
    Report report = new Report(spec.commandLine());
    try (StopSignal stop = StopSignal.install();
        Journal journal = openJournal(config, run)) {
      List<CaptionedPicture> left = pictures.stream().filter(p -> isLeft(p, journal)).toList();
      if (left.size() < pictures.size()) {
        report.say(
            String.format(
                Locale.ROOT,
                "acknowledged already: %,d of %,d pictures (%s)",
                pictures.size() - left.size(),
                pictures.size(),
                journal.file()));
      }
      FolderBatches batches =
          new FolderBatches(
              folder, left, byReference, tenant, InstantSource.system(), journal::contains);
      Production.Outcome outcome;
      Optional<Watch.Freshness> freshness;
      PrintWriter messages = spec.commandLine().getErr();
      try (Watch watch = send.watch(config, kafka, left.size(), stop);
          ItemProducer producer = ItemProducer.open(kafka)) {
        outcome =
            new Production(producer, stop, messages, id -> journal.acknowledged(id.id()))
                .run(watch.watching(batches), left.size(), send.rate());
        report.print(outcome);
        reportMissing(batches.missing(), report);
        freshness = watch.await(messages);
        freshness.ifPresent(report::print);
      }
      if (outcome.isComplete()) {
        journal.delete();
      } else {
        report.say(
            "not all was sent; the same command goes on where this one ended ("
                + journal.file()
                + ")");
      }
      return report.exitCode(outcome, freshness);
    }
  }

  private static boolean isLeft(CaptionedPicture picture, Journal journal) {
    return !journal.contains(picture.name())
        || picture.captions().stream().anyMatch(c -> !journal.contains(picture.id(c)));
  }

  private Journal openJournal(PlumblineConfig config, String run) throws IOException {
    // The run's name makes the file's name: another run has another journal.
    UUID name = UUID.nameUUIDFromBytes(run.getBytes(StandardCharsets.UTF_8));
    Path file =
        journalFile.orElse(
            config.local().dataPath().resolve("journals").resolve("produce-" + name + ".txt"));
    try {
      return Journal.open(file, run);
    } catch (IllegalArgumentException e) {
      throw Failure.usage(
          String.valueOf(e.getMessage()), "name another file by --journal, or remove that one");
    }
  }

  private static void reportMissing(List<String> missing, Report report) {
    if (!missing.isEmpty()) {
      report.say(
          Texts.count(missing.size(), "picture")
              + " not in the folder, left out with their captions: "
              + String.join(", ", missing.subList(0, Math.min(SHOWN_NAMES, missing.size())))
              + (missing.size() > SHOWN_NAMES ? ", ..." : ""));
    }
  }
}
