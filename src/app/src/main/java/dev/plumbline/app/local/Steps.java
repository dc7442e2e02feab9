package dev.plumbline.app.local;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Says on the console what is done, and when, in seconds since the process began. */
public final class Steps {
  private final PrintWriter out;

  public Steps(PrintWriter out) {
    this.out = out;
  }

  /**
   * A step is done.
   *
   * @param subject a word, for example {@code broker}
   * @param fact what there is now
   */
  public void done(String subject, String fact) {
    out.println(String.format(Locale.ROOT, "  %5.1f s  %-9s %s", sinceStart(), subject, fact));
    out.flush();
  }

  /** A line of its own. */
  public void say(String line) {
    out.println(line);
    out.flush();
  }

  private static double sinceStart() {
    return ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
  }
}
