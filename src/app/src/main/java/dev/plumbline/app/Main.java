package dev.plumbline.app;

import dev.plumbline.app.cli.Converters;
import dev.plumbline.app.cli.Errors;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.app.cli.LogFile;
import dev.plumbline.app.cli.UsageErrors;
import picocli.CommandLine;

/** The way in. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    LogFile.configure();
    System.exit(run(args));
  }

  private static int run(String[] args) {
    try {
      return commandLine().execute(args);
    } catch (OutOfMemoryError e) {
      System.err.printf(
          "plumbline: Java's %d MiB of memory are used up%n"
              + "  hint: give it more, for example PLUMBLINE_JAVA_OPTS=-Xmx8g%n",
          Runtime.getRuntime().maxMemory() >> 20);
      return ExitCodes.FAILED;
    }
  }

  /** The whole command line, ready to run. */
  static CommandLine commandLine() {
    return Converters.on(new CommandLine(new PlumblineCommand()))
        .setExecutionExceptionHandler(new Errors())
        .setParameterExceptionHandler(new UsageErrors())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }
}
