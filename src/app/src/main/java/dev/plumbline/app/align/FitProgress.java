package dev.plumbline.app.align;

import dev.plumbline.app.cli.ProgressLine;
import dev.plumbline.core.align.AlignerTrainer.TrainingMonitor;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Tells how far a fit is and keeps its curve: on a terminal in one line that is drawn again and
 * again, elsewhere in a line a second at most. Not thread-safe.
 */
final class FitProgress implements TrainingMonitor {
  private static final Duration REDRAW = Duration.ofMillis(200);
  private static final Duration NEW_LINE = Duration.ofSeconds(1);
  private static final int BAR = 24;

  private final PrintWriter out;
  private final boolean terminal;
  private final LongSupplier nanos;
  private final BooleanSupplier cancelled;
  private final long began;
  private final List<Curve.Point> points = new ArrayList<>();
  private long shown;
  private int width;

  /**
   * Begins to count.
   *
   * @param terminal whether the line can be drawn again in its place
   * @param nanos the time, as {@link System#nanoTime()} gives it
   * @param cancelled whether the fit shall stop
   */
  FitProgress(PrintWriter out, boolean terminal, LongSupplier nanos, BooleanSupplier cancelled) {
    this.out = out;
    this.terminal = terminal;
    this.nanos = nanos;
    this.cancelled = cancelled;
    this.began = nanos.getAsLong();
    this.shown = began - NEW_LINE.toNanos();
  }

  @Override
  public void progress(double done, String message) {
    long now = nanos.getAsLong();
    if (done < 1 && now - shown < (terminal ? REDRAW : NEW_LINE).toNanos()) {
      return;
    }
    shown = now;
    String text = text(done, now - began, message);
    if (terminal) {
      out.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
      width = text.length();
    } else {
      out.println(text);
    }
    out.flush();
  }

  private String text(double done, long elapsed, String message) {
    StringBuilder text = new StringBuilder();
    if (terminal) {
      int filled = (int) Math.round(BAR * Math.min(1, done));
      text.append('[').append("#".repeat(filled)).append(".".repeat(BAR - filled)).append("] ");
    }
    text.append(String.format(Locale.ROOT, "%3.0f %%  ", 100 * done));
    boolean ended = done >= 1 || done <= 0;
    long left = ended ? elapsed : (long) (elapsed / done * (1 - done));
    text.append(ProgressLine.clock(Duration.ofNanos(left))).append(ended ? "  " : " left  ");
    return text.append(message).toString();
  }

  @Override
  public void measured(long step, String name, double value) {
    points.add(new Curve.Point(step, name, value));
  }

  @Override
  public boolean isCancelled() {
    return cancelled.getAsBoolean();
  }

  /** Leaves the terminal's line free for what comes next. */
  void finish() {
    if (terminal && width > 0) {
      out.println();
      out.flush();
    }
  }

  Curve curve() {
    return new Curve(points);
  }
}
