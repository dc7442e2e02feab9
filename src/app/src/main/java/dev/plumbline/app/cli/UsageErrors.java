package dev.plumbline.app.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints wrong usage as one line and where the right one is told; a group lists its commands. */
public final class UsageErrors implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("plumbline: " + e.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(e, err)) {
      if (command.getSubcommands().isEmpty()) {
        err.println("  hint: " + command.getCommandSpec().qualifiedName() + " --help");
      } else {
        command.usage(err);
      }
    }
    err.flush();
    return ExitCodes.USAGE;
  }
}
