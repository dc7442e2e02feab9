package dev.plumbline.app;

import dev.plumbline.app.cli.Errors;
import dev.plumbline.app.cli.LogFile;
import dev.plumbline.app.cli.UsageErrors;
import picocli.CommandLine;

/** The way in. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    LogFile.configure();
    System.exit(commandLine().execute(args));
  }

  /** The whole command line, ready to run. */
  static CommandLine commandLine() {
    return new CommandLine(new PlumblineCommand())
        .setExecutionExceptionHandler(new Errors())
        .setParameterExceptionHandler(new UsageErrors())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }
}
