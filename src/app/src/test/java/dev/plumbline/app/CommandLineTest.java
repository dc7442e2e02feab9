package dev.plumbline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandLineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  @Test
  void wrongUsageEndsWithTwo() {
    assertThat(run("serch")).isEqualTo(2);
    assertThat(err.toString()).contains("serch");
    assertThat(run()).isEqualTo(2);
    assertThat(run("config")).isEqualTo(2);
  }

  @Test
  void aWrongConfigurationIsOneLineAndAHint() {
    assertThat(run("config", "show", "--set", "index.knd=x")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            "plumbline: --set index.knd: unknown key (did you mean index.kind?)",
            "  hint: docs/configuration.md lists every key; `plumbline config show` what is in"
                + " force");
  }

  @Test
  void aWrongMethodIsToldBeforeAnythingStarts() {
    assertThat(run("up", "--aligner", "nonesuch")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .startsWith("plumbline: aligner: method: 'nonesuch' (expected: cca, ");
    assertThat(run("demo", "--set", "aligner.params.landmark=3", "--aligner", "kcca")).isEqualTo(2);
    assertThat(err.toString()).contains("landmark");
  }

  @Test
  void configShowNamesOrigins() {
    assertThat(run("config", "show", "--changed", "--port-base", "7000")).isZero();
    assertThat(out.toString().lines().skip(1))
        .containsExactly("local.portBase   7000  --set local.portBase");
  }

  @Test
  void configDefaultsIsAValidFile() {
    assertThat(run("config", "defaults")).isZero();
    assertThat(out.toString()).contains("portBase: 9660");
  }

  @Test
  void everyCommandHasHelpWithAnExample() {
    for (CommandLine command : leaves(Main.commandLine(), new ArrayList<>())) {
      String name = command.getCommandSpec().qualifiedName();
      if (name.endsWith(" help") || name.endsWith(" generate-completion")) {
        continue;
      }
      String help = command.getUsageMessage();
      assertThat(help).as(name).contains("Example").contains("  " + name);
      assertThat(command.getCommandSpec().usageMessage().description()).as(name).isNotEmpty();
    }
  }

  private static List<CommandLine> leaves(CommandLine command, List<CommandLine> into) {
    if (command.getSubcommands().isEmpty()) {
      into.add(command);
    }
    command.getSubcommands().values().forEach(sub -> leaves(sub, into));
    return into;
  }

  @Test
  void completionIsGenerated() {
    assertThat(run("generate-completion")).isZero();
    assertThat(out.toString()).contains("complete -F _complete_plumbline");
  }
}
