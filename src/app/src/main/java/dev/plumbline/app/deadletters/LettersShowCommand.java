package dev.plumbline.app.deadletters;

import dev.plumbline.app.cli.CommonOptions;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.app.cli.Json;
import dev.plumbline.app.cli.KafkaAccess;
import dev.plumbline.core.event.DeadLetter;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline dead-letters show}. */
@Command(
    name = "show",
    description = "Shows all that is known of one dead letter.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  plumbline dead-letters show 17", "  plumbline dead-letters show 0@17 --json"})
public final class LettersShowCommand implements Callable<Integer> {
  private static final int SHOWN_BYTES = 64;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "PLACE", description = "As list prints it: PARTITION@OFFSET or OFFSET.")
  private String place = "";

  @Option(names = "--json", description = "Prints an object for programs.")
  private boolean json;

  @Override
  public Integer call() {
    LetterFile file = new LetterFile(KafkaAccess.connect(common.loadForClient()));
    FiledLetter filed = Letters.find(file, place);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(out, LetterJson.of(filed));
      return ExitCodes.OK;
    }
    DeadLetter letter = filed.letter();
    DeadLetter.Original original = letter.original();
    out.println("place        " + filed.place());
    out.println("reason       " + letter.rejection().reason());
    out.println("detail       " + letter.rejection().detail());
    out.println("record       " + filed.origin());
    out.println("written at   " + Instant.ofEpochMilli(letter.origin().timestamp()));
    out.println("rejected at  " + letter.rejectedAt());
    out.println("key          " + original.key().map(LetterJson::printable).orElse("none"));
    out.println("schema       " + (original.schemaId().isEmpty() ? "none" : original.schemaId()));
    out.println("value        " + original.value().map(LettersShowCommand::head).orElse("none"));
    if (!letter.rootCause().isEmpty()) {
      out.println("root cause");
      letter.rootCause().lines().forEach(line -> out.println("  " + line));
    }
    out.flush();
    return ExitCodes.OK;
  }

  private static String head(byte[] value) {
    return value.length
        + " bytes: "
        + HexFormat.ofDelimiter(" ").formatHex(value, 0, Math.min(value.length, SHOWN_BYTES))
        + (value.length > SHOWN_BYTES ? " ..." : "");
  }
}
