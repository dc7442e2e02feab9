package dev.plumbline.app.cli;

import dev.plumbline.config.ConfigException;
import dev.plumbline.core.model.ServiceException;
import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints an error as one readable line and a hint; the stack goes to the log file. */
public final class Errors implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    LoggerFactory.getLogger(Errors.class)
        .error("{} failed", command.getCommandSpec().qualifiedName(), e);
    PrintWriter err = command.getErr();
    if (e instanceof ConfigException config) {
      config.problems().forEach(problem -> err.println("plumbline: " + problem));
      hint(err, "docs/configuration.md lists every key; `plumbline config show` what is in force");
      return ExitCodes.USAGE;
    }
    if (e instanceof Failure failure) {
      err.println("plumbline: " + failure.getMessage());
      hint(err, failure.hint());
      return failure.exitCode();
    }
    err.println("plumbline: " + message(e));
    hint(err, "the details are in " + LogFile.path());
    return e instanceof ServiceException service && service.isTransient()
        ? ExitCodes.UNAVAILABLE
        : ExitCodes.FAILED;
  }

  private static String message(Throwable e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.toString() : message.lines().findFirst().get();
  }

  private static void hint(PrintWriter err, String hint) {
    if (!hint.isEmpty()) {
      err.println("  hint: " + hint);
    }
    err.flush();
  }
}
