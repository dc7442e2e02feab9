package dev.plumbline.app.train;

import dev.plumbline.training.TrainingProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/** Tells a training's progress, one line at a time. */
final class ProgressLines implements TrainingProgress {
  private final PrintWriter out;
  private int tenths;

  ProgressLines(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void preparing(double done) {
    if ((int) (10 * done) > tenths) {
      tenths = (int) (10 * done);
      line("encoding captions  %d %%", 10 * tenths);
    }
  }

  @Override
  public void step(int step, int steps, double loss, OptionalDouble validation, Duration left) {
    line(
        "step %d of %d  loss %.3f  %sleft %d:%02d",
        step,
        steps,
        loss,
        validation.isPresent()
            ? String.format(Locale.ROOT, "validation R@10 %.1f %%  ", validation.getAsDouble())
            : "",
        left.toMinutes(),
        left.toSecondsPart());
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
    out.flush();
  }
}
