package dev.plumbline.app.align;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline align}. */
@Command(
    name = "align",
    description = "Fits and measures aligners on feature files: NumPy .npz or MATLAB v5 .mat.",
    mixinStandardHelpOptions = true,
    subcommands = {
      AlignFitCommand.class,
      AlignEvaluateCommand.class,
      AlignMethodsCommand.class,
      AlignPlotCommand.class
    })
public final class AlignCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "align: fit, evaluate, methods or plot?");
  }
}
