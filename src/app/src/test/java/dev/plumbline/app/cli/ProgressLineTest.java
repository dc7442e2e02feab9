package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final StringWriter text = new StringWriter();
  private final AtomicLong time = new AtomicLong();

  private ProgressLine line(boolean terminal, long total) {
    return new ProgressLine(new PrintWriter(text), terminal, time::get, total, "pictures");
  }

  private void after(double seconds) {
    time.set((long) (seconds * 1e9));
  }

  @Test
  void printsALineEveryFewSecondsWhereThereIsNoTerminal() {
    ProgressLine line = line(false, 6000);
    after(4.9);
    line.show(980, "");
    after(5);
    line.show(1000, "3 events under way");
    after(9);
    line.show(1800, "");
    after(10);
    line.show(2000, "");
    line.finish();
    assertThat(text.toString().lines())
        .containsExactly(
            "1,000 of 6,000 pictures  200/s  0:25 left  3 events under way",
            "2,000 of 6,000 pictures  200/s  0:20 left");
  }

  @Test
  void drawsOneLineAgainOnATerminal() {
    ProgressLine line = line(true, 4);
    after(1);
    line.show(2, "longer");
    after(2);
    line.show(3, "");
    line.finish();
    String first = "[############............] 2 of 4 pictures  2/s  0:01 left  longer";
    String second = "[##################......] 3 of 4 pictures  2/s  0:00 left";
    String blanks = " ".repeat(first.length() - second.length());
    assertThat(text.toString())
        .isEqualTo(
            "\r" + first + "\r" + second + blanks + "\r" + " ".repeat(second.length()) + "\r");
  }

  @Test
  void tellsTheTimeWhereThereIsNoEnd() {
    ProgressLine line = line(false, 0);
    after(3700);
    line.show(7400, "");
    assertThat(text.toString()).isEqualTo("7,400 pictures  2/s  1:01:40" + System.lineSeparator());
    assertThat(ProgressLine.clock(Duration.ofSeconds(59))).isEqualTo("0:59");
  }
}
