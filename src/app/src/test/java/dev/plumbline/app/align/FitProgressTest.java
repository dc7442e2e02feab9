package dev.plumbline.app.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FitProgressTest {
  private final StringWriter out = new StringWriter();
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicBoolean cancelled = new AtomicBoolean();

  private FitProgress progress(boolean terminal) {
    return new FitProgress(new PrintWriter(out), terminal, nanos::get, cancelled::get);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void printsALineASecondAtMostAndTheLastOne() {
    FitProgress progress = progress(false);
    progress.progress(0, "begun");
    pass(Duration.ofMillis(999));
    progress.progress(.1, "left out");
    pass(Duration.ofMillis(19_001));
    progress.progress(.25, "a quarter");
    progress.progress(1, "done");
    progress.finish();
    assertThat(out.toString().lines())
        .containsExactly("  0 %  0:00  begun", " 25 %  1:00 left  a quarter", "100 %  0:20  done");
  }

  @Test
  void drawsOneLineOnATerminal() {
    FitProgress progress = progress(true);
    progress.progress(.5, "half of it");
    pass(Duration.ofSeconds(1));
    progress.progress(1, "all");
    progress.finish();
    assertThat(out.toString().split("\r"))
        .containsExactly(
            "",
            "[############............]  50 %  0:00 left  half of it",
            "[########################] 100 %  0:01  all"
                + " ".repeat(12)
                + System.lineSeparator());
  }

  @Test
  void keepsTheCurveAndHearsOfTheEnd() {
    FitProgress progress = progress(false);
    progress.measured(10, "loss", 2.5);
    progress.measured(20, "loss", 1.5);
    progress.measured(20, "validation.rsum", 300);
    assertThat(progress.curve().of("loss"))
        .containsExactly(new Curve.Point(10, "loss", 2.5), new Curve.Point(20, "loss", 1.5));
    assertThat(progress.isCancelled()).isFalse();
    cancelled.set(true);
    assertThat(progress.isCancelled()).isTrue();
  }
}
