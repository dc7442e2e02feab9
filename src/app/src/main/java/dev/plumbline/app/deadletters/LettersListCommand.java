package dev.plumbline.app.deadletters;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.app.cli.CommonOptions;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.app.cli.Json;
import dev.plumbline.app.cli.KafkaAccess;
import dev.plumbline.app.cli.Table;
import dev.plumbline.app.cli.Texts;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline dead-letters list}. */
@Command(
    name = "list",
    description = "Lists the newest dead letters, and counts all by reason.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline dead-letters list",
      "  plumbline dead-letters list --reason UNDECODABLE_IMAGE,TOO_LARGE --since PT1H",
      "  plumbline dead-letters list --limit 1000 --json"
    })
public final class LettersListCommand implements Callable<Integer> {
  private static final int DETAIL_LENGTH = 80;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private LetterSelection selection = new LetterSelection();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "The newest N (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--json", description = "Prints an array of objects for programs.")
  private boolean json;

  @Override
  public Integer call() {
    Predicate<FiledLetter> isMeant = selection.matcher(Instant.now());
    Deque<ObjectNode> newest = new ArrayDeque<>(); // without the records' bytes, which may be many
    Map<String, Long> counts = new TreeMap<>();
    new LetterFile(KafkaAccess.connect(common.loadForClient()))
        .forEach(
            filed -> {
              if (isMeant.test(filed)) {
                counts.merge(filed.letter().rejection().reason().name(), 1L, Long::sum);
                newest.addLast(LetterJson.of(filed));
                if (newest.size() > limit) {
                  newest.removeFirst();
                }
              }
            });
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ArrayNode array = Json.array();
      newest.forEach(array::add);
      Json.print(out, array);
      return ExitCodes.OK;
    }
    if (counts.isEmpty()) {
      out.println("no dead letters");
      out.flush();
      return ExitCodes.OK;
    }
    Table table = new Table("place", "reason", "record", "key", "rejected at", "detail");
    for (ObjectNode letter : newest) {
      table.row(
          letter.path("place").asText(),
          letter.path("reason").asText(),
          "%s-%s@%s"
              .formatted(
                  letter.path("topic").asText(),
                  letter.path("partition").asText(),
                  letter.path("offset").asText()),
          letter.path("key").asText("-"),
          letter.path("rejectedAt").asText(),
          Texts.cut(letter.path("detail").asText(), DETAIL_LENGTH));
    }
    table.print(out);
    out.println();
    Table sums = new Table("reason", "letters");
    counts.forEach(sums::row);
    sums.print(out);
    return ExitCodes.OK;
  }
}
