package dev.plumbline.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.app.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchAlignCommandTest {
  private static final List<String> SMALL =
      List.of("--pairs", "2000", "--steps", "1", "--threads", "1");

  @TempDir Path folder;

  private static CommandRun run(String... more) {
    List<String> all = new ArrayList<>(List.of("bench", "align"));
    all.addAll(SMALL);
    all.addAll(List.of(more));
    return CommandRun.of(all);
  }

  @Test
  void timesOurSideAlone() {
    assertThat(run("--repeats", "2").succeeded().out())
        .contains("CCA fit, 2,000 x 512 and 384", "VSE++ step", "not compared", "peers: none");
  }

  /** A peer that takes its time. */
  @Test
  void comparesWithThePeer() throws Exception {
    Path script = folder.resolve("peer.sh");
    Files.writeString(
        script,
        """
        echo '{"numpy": "9"}'
        while read -r key; do echo '{"seconds": 1000}'; done
        """);
    CommandRun run =
        run("--repeats", "2", "--python", "/bin/sh", "--peer", script.toString(), "--json");
    assertThat(run.succeeded().out())
        .contains("\"numpy\" : \"9\"", "1000.0, 1000.0", "\"met\" : true");
  }

  @Test
  void saysWhatIsWrongWithAPeer() throws Exception {
    Path script = folder.resolve("peer.sh");
    Files.writeString(script, "exit 1");
    CommandRun run = run("--python", "/bin/sh", "--peer", script.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("the peer cannot be measured: it ended", "how to install");
    assertThat(run("--python", "/bin/sh", "--peer", "/no/such").code()).isEqualTo(2);
    assertThat(run("--repeats", "0").err()).contains("--repeats: 0 (expected: 1 to 1000)");
  }

  @Test
  void medians() {
    assertThat(Comparison.median(List.of(3.0, 1.0, 2.0))).isEqualTo(2);
    assertThat(Comparison.median(List.of(4.0, 1.0))).isCloseTo(2.5, within(1e-12));
  }
}
