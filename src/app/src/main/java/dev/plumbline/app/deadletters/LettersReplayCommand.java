package dev.plumbline.app.deadletters;

import dev.plumbline.app.cli.CommonOptions;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.app.cli.Failure;
import dev.plumbline.app.cli.KafkaAccess;
import dev.plumbline.app.cli.Texts;
import dev.plumbline.kafka.DeadLetterReplay;
import dev.plumbline.kafka.ItemProducer;
import dev.plumbline.kafka.KafkaClientConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline dead-letters replay}. */
@Command(
    name = "replay",
    description = {
      "Sends letters' records, as they were, to the topics that they came from.",
      "The letters themselves stay: a second replay sends the same records again, which does no"
          + " harm."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline dead-letters replay --reason UNREACHABLE_REFERENCE --since PT2H",
      "  plumbline dead-letters replay 0@17 0@18",
      "  plumbline dead-letters replay --all --dry-run"
    })
public final class LettersReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private LetterSelection selection = new LetterSelection();

  @Parameters(paramLabel = "PLACE", arity = "0..*", description = "Letters, as list prints them.")
  private List<String> places = new ArrayList<>();

  @Option(names = "--all", description = "Every letter there is.")
  private boolean all;

  @Option(names = "--dry-run", description = "Counts them and sends nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    if (places.isEmpty() && selection.isEverything() && !all) {
      throw Failure.usage(
          "which letters?", "give places, --reason or --since; or --all for every one");
    }
    KafkaClientConfig kafka = KafkaAccess.connect(common.loadForClient());
    LetterFile file = new LetterFile(kafka);
    Predicate<FiledLetter> isMeant = selection.matcher(Instant.now());
    AtomicLong count = new AtomicLong();
    try (DeadLetterReplay replay = DeadLetterReplay.open(kafka, ItemProducer.DEFAULT_DEADLINE)) {
      Consumer<FiledLetter> send =
          filed -> {
            if (isMeant.test(filed)) {
              count.incrementAndGet();
              if (!dryRun) {
                replay.send(filed.letter());
              }
            }
          };
      if (places.isEmpty()) {
        file.forEach(send);
      } else {
        places.forEach(place -> send.accept(Letters.find(file, place)));
      }
      replay.flush();
    }
    spec.commandLine()
        .getOut()
        .println(Texts.count(count.get(), "record") + (dryRun ? " would be sent" : " sent again"));
    spec.commandLine().getOut().flush();
    return ExitCodes.OK;
  }
}
