package dev.plumbline.app.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Tells how far a long command is: on a terminal one line that is drawn again and again, elsewhere
 * a line every few seconds. Not thread-safe.
 */
public final class ProgressLine {
  private static final Duration REDRAW = Duration.ofMillis(200);
  private static final Duration NEW_LINE = Duration.ofSeconds(5);
  private static final int BAR = 24;

  private final PrintWriter out;
  private final boolean terminal;
  private final LongSupplier nanos;
  private final long total;
  private final String unit;
  private final long began;
  private long shown;
  private int width;

  /**
   * Begins to count.
   *
   * @param terminal whether the line can be drawn again in its place
   * @param nanos the time, as {@link System#nanoTime()} gives it
   * @param total how many there are; 0 if there is no end
   * @param unit what is counted, as in {@code pictures}
   */
  public ProgressLine(
      PrintWriter out, boolean terminal, LongSupplier nanos, long total, String unit) {
    this.out = out;
    this.terminal = terminal;
    this.nanos = nanos;
    this.total = total;
    this.unit = unit;
    this.began = nanos.getAsLong();
    this.shown = began;
  }

  /** Whether the command's messages go to a terminal: what starts Java knows, Java does not. */
  public static boolean onTerminal() {
    return Boolean.getBoolean("plumbline.terminal");
  }

  public Duration elapsed() {
    return Duration.ofNanos(nanos.getAsLong() - began);
  }

  /** Shows how far it is, if the last time is long enough ago. */
  public void show(long done, String more) {
    long now = nanos.getAsLong();
    if (now - shown >= (terminal ? REDRAW : NEW_LINE).toNanos()) {
      shown = now;
      draw(text(done, more));
    }
  }

  /** Leaves the terminal's line free for what comes next. */
  public void finish() {
    if (terminal && width > 0) {
      out.print("\r" + " ".repeat(width) + "\r");
      out.flush();
      width = 0;
    }
  }

  private void draw(String text) {
    if (terminal) {
      out.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
      width = text.length();
    } else {
      out.println(text);
    }
    out.flush();
  }

  private String text(long done, String more) {
    Duration elapsed = elapsed();
    double seconds = Math.max(1e-9, elapsed.toNanos() / 1e9);
    StringBuilder text = new StringBuilder();
    if (total > 0) {
      if (terminal) {
        int filled = (int) Math.min(BAR, done * BAR / total);
        text.append('[').append("#".repeat(filled)).append(".".repeat(BAR - filled)).append("] ");
      }
      text.append(String.format(Locale.ROOT, "%,d of %,d %s", done, total, unit));
    } else {
      text.append(String.format(Locale.ROOT, "%,d %s", done, unit));
    }
    text.append(String.format(Locale.ROOT, "  %,.0f/s", done / seconds));
    if (total > 0 && done > 0) {
      Duration left = Duration.ofNanos((long) (seconds * 1e9 / done * (total - done)));
      text.append("  ").append(clock(left)).append(" left");
    } else {
      text.append("  ").append(clock(elapsed));
    }
    return more.isEmpty() ? text.toString() : text.append("  ").append(more).toString();
  }

  /** {@code 0:05}, {@code 12:00}, {@code 1:02:03}. */
  public static String clock(Duration time) {
    long seconds = time.toSeconds();
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
