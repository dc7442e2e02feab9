package dev.plumbline.methods.reproduce;

import dev.plumbline.methods.datasets.DataRoot;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints the table: {@code [METHOD...|all] [--quick] [--json|--markdown]}. Exit code 1 if a claim
 * fails, 2 if the arguments are wrong.
 */
public final class Reproduce {
  private Reproduce() {}

  /** For use without the command line tool. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<String> names = new ArrayList<>(arguments);
    boolean quick = names.remove("--quick");
    boolean json = names.remove("--json");
    boolean markdown = names.remove("--markdown");
    try {
      ReproductionRunner runner =
          new ReproductionRunner(DataRoot.find(System.getenv(), Path.of("")), Reproductions.all());
      ReproductionReport report =
          runner.run(
              names.isEmpty() ? List.of(ReproductionRunner.ALL) : names,
              quick,
              System.err::println);
      out.print(json ? report.json() : markdown ? report.markdown() : report.text());
      return report.isClean() ? 0 : 1;
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return 2;
    }
  }
}
