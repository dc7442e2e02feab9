package dev.plumbline.app.train;

import dev.plumbline.training.TrainingProgress;
import dev.plumbline.training.Validation;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

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
  public void step(
      int step, int steps, double loss, Optional<Validation> validation, Duration left) {
    line(
        "step %d of %d  loss %.3f  %sleft %d:%02d",
        step,
        steps,
        loss,
        validation.map(ProgressLines::figures).orElse(""),
        left.toMinutes(),
        left.toSecondsPart());
  }

  private static String figures(Validation validation) {
    return String.format(
        Locale.ROOT,
        "validation: R@10 %.1f %%, cells' shapes %.1f %%, colours %.1f %%  ",
        validation.recallAt10(),
        validation.cellShapes(),
        validation.cellColours());
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
    out.flush();
  }
}
