package dev.plumbline.app.deadletters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.app.cli.CommonOptions;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.app.cli.KafkaAccess;
import dev.plumbline.app.cli.Texts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline dead-letters export}. */
@Command(
    name = "export",
    description =
        "Writes letters into a directory: the records' values as files, and dead-letters.jsonl with"
            + " all that is known of each.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline dead-letters export letters",
      "  plumbline dead-letters export letters --reason UNDECODABLE_IMAGE"
    })
public final class LettersExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private LetterSelection selection = new LetterSelection();

  @Parameters(paramLabel = "DIR", description = "Made if it is not there.")
  private Path directory = Path.of("");

  @Override
  public Integer call() throws IOException {
    LetterFile file = new LetterFile(KafkaAccess.connect(common.loadForClient()));
    Files.createDirectories(directory);
    Predicate<FiledLetter> isMeant = selection.matcher(Instant.now());
    AtomicLong count = new AtomicLong();
    try (BufferedWriter index = Files.newBufferedWriter(directory.resolve("dead-letters.jsonl"))) {
      file.forEach(
          filed -> {
            if (isMeant.test(filed)) {
              write(filed, index);
              count.incrementAndGet();
            }
          });
    }
    spec.commandLine()
        .getOut()
        .println(Texts.count(count.get(), "letter") + " written to " + directory);
    spec.commandLine().getOut().flush();
    return ExitCodes.OK;
  }

  private void write(FiledLetter filed, BufferedWriter index) {
    ObjectNode line = LetterJson.of(filed);
    try {
      if (filed.letter().original().value().isPresent()) {
        String name = filed.place().replace('@', '-') + ".bin";
        Files.write(directory.resolve(name), filed.letter().original().value().get());
        line.put("file", name);
      }
      index.write(line.toString());
      index.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " cannot be written to", e);
    }
  }
}
