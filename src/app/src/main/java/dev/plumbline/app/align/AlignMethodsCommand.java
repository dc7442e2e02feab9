package dev.plumbline.app.align;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.app.cli.Failure;
import dev.plumbline.app.cli.Json;
import dev.plumbline.app.cli.Table;
import dev.plumbline.methods.AlignerMethod;
import dev.plumbline.methods.AlignerMethods;
import dev.plumbline.methods.Paper;
import dev.plumbline.methods.Parameter;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline align methods}. */
@Command(
    name = "methods",
    description = "Lists the methods, or one of them, with their parameters and defaults.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  plumbline align methods", "  plumbline align methods scm --json"})
public final class AlignMethodsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "One method (default: all).")
  private Optional<String> name = Optional.empty();

  @Option(names = "--json", description = "Prints a list for programs.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<AlignerMethod> methods = name.map(n -> List.of(named(n))).orElse(AlignerMethods.all());
    if (json) {
      ArrayNode array = Json.array();
      methods.forEach(method -> array.add(json(method)));
      Json.print(out, array);
    } else {
      for (int i = 0; i < methods.size(); i++) {
        out.print(i == 0 ? "" : System.lineSeparator());
        print(out, methods.get(i));
      }
    }
    return ExitCodes.OK;
  }

  /** The method of a name; an unknown one ends the command with one line. */
  static AlignerMethod named(String name) {
    try {
      return AlignerMethods.named(name);
    } catch (IllegalArgumentException e) {
      throw Failure.usage(
          String.valueOf(e.getMessage()), "`plumbline align methods` says what each does");
    }
  }

  private static void print(PrintWriter out, AlignerMethod method) {
    Paper paper = method.paper();
    out.println(
        method.name()
            + " ("
            + method.family()
            + (method.needsLabels() ? ", needs labels" : "")
            + "): "
            + method.summary());
    out.println(
        "%s: %s. %s, %d".formatted(paper.authors(), paper.title(), paper.venue(), paper.year()));
    if (!method.parameters().isEmpty()) {
      Table table = new Table("  parameter", "default", "values", "");
      for (Parameter parameter : method.parameters()) {
        table.row(
            "  " + parameter.name(),
            parameter.defaultValue(),
            parameter.kind().range(),
            parameter.doc());
      }
      table.print(out);
    }
    out.flush();
  }

  private static ObjectNode json(AlignerMethod method) {
    ObjectNode object =
        Json.object()
            .put("name", method.name())
            .put("family", method.family())
            .put("needsLabels", method.needsLabels())
            .put("summary", method.summary());
    Paper paper = method.paper();
    object
        .putObject("paper")
        .put("title", paper.title())
        .put("authors", paper.authors())
        .put("venue", paper.venue())
        .put("year", paper.year());
    ArrayNode parameters = object.putArray("parameters");
    for (Parameter parameter : method.parameters()) {
      parameters
          .addObject()
          .put("name", parameter.name())
          .put("default", parameter.defaultValue())
          .put("values", parameter.kind().range())
          .put("doc", parameter.doc());
    }
    return object;
  }
}
