package dev.plumbline.app.topics;

import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.schemas.TopicsPage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline topics docs}. */
@Command(
    name = "docs",
    description = "Prints the catalogue of topics as a page in Markdown.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  plumbline topics docs > topics.md")
public final class TopicsDocsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(TopicsPage.markdown());
    spec.commandLine().getOut().flush();
    return ExitCodes.OK;
  }
}
