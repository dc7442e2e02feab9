package dev.plumbline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of the command line in this process.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it said besides
 */
public record CommandRun(int code, String out, String err) {
  /** Runs a command. */
  public static CommandRun of(List<String> args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(args.toArray(String[]::new));
    return new CommandRun(code, out.toString(), err.toString());
  }

  /** Runs a command against a broker. */
  public static CommandRun at(String bootstrap, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--set", "kafka.bootstrap=" + bootstrap));
    return of(all);
  }

  /** Checks that it did what it was asked. */
  public CommandRun succeeded() {
    assertThat(code).as(err).isZero();
    return this;
  }
}
