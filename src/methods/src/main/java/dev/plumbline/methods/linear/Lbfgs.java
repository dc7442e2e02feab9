package dev.plumbline.methods.linear;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Limited-memory BFGS with a backtracking line search (Nocedal and Wright, Numerical Optimization,
 * algorithms 7.4 and 7.5, Armijo's rule with the curvature condition checked before an update).
 *
 * @param memory pairs of steps and gradient changes kept
 * @param iterations at most
 * @param tolerance stops when the gradient's largest value is below
 */
public record Lbfgs(int memory, int iterations, double tolerance) {
  private static final double SUFFICIENT = 1e-4;
  private static final int MAX_HALVINGS = 40;

  /** A differentiable function. */
  public interface Function {
    /** The value at {@code x}; fills {@code gradient}. */
    double value(double[] x, double[] gradient);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Step(double[] s, double[] y, double rho) {}

  /** Minimises from a start, which is left as it is. */
  public double[] minimise(Function function, double[] start) {
    double[] x = start.clone();
    double[] gradient = new double[x.length];
    double value = function.value(x, gradient);
    Deque<Step> steps = new ArrayDeque<>();
    for (int i = 0; i < iterations && largest(gradient) > tolerance; i++) {
      double[] direction = direction(gradient, steps);
      double slope = dot(direction, gradient);
      double length = steps.isEmpty() ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
      double[] next = new double[x.length];
      double[] nextGradient = new double[x.length];
      double nextValue = Double.POSITIVE_INFINITY;
      int halvings = 0;
      for (; halvings < MAX_HALVINGS; halvings++) {
        for (int j = 0; j < x.length; j++) {
          next[j] = x[j] + length * direction[j];
        }
        nextValue = function.value(next, nextGradient);
        if (nextValue <= value + SUFFICIENT * length * slope) {
          break;
        }
        length /= 2;
      }
      if (halvings == MAX_HALVINGS) {
        return x; // no further progress in this arithmetic
      }
      remember(steps, x, next, gradient, nextGradient);
      x = next;
      gradient = nextGradient;
      value = nextValue;
    }
    return x;
  }

  private void remember(Deque<Step> steps, double[] x, double[] next, double[] g, double[] nextG) {
    double[] s = new double[x.length];
    double[] y = new double[x.length];
    for (int j = 0; j < x.length; j++) {
      s[j] = next[j] - x[j];
      y[j] = nextG[j] - g[j];
    }
    double curvature = dot(s, y);
    if (curvature > 1e-12 * dot(y, y)) {
      if (steps.size() == memory) {
        steps.removeLast();
      }
      steps.addFirst(new Step(s, y, 1 / curvature));
    }
  }

  /** The two-loop recursion; {@code steps} holds the newest first. */
  private static double[] direction(double[] gradient, Deque<Step> steps) {
    double[] q = gradient.clone();
    double[] alphas = new double[steps.size()];
    int k = 0;
    for (Step step : steps) {
      alphas[k] = step.rho() * dot(step.s(), q);
      add(q, -alphas[k++], step.y());
    }
    if (!steps.isEmpty()) {
      Step newest = steps.getFirst();
      double scale = 1 / (newest.rho() * dot(newest.y(), newest.y()));
      for (int j = 0; j < q.length; j++) {
        q[j] *= scale;
      }
    }
    for (Iterator<Step> oldest = steps.descendingIterator(); oldest.hasNext(); ) {
      Step step = oldest.next();
      double beta = step.rho() * dot(step.y(), q);
      add(q, alphas[--k] - beta, step.s());
    }
    for (int j = 0; j < q.length; j++) {
      q[j] = -q[j];
    }
    return q;
  }

  private static void add(double[] target, double scale, double[] values) {
    for (int j = 0; j < target.length; j++) {
      target[j] += scale * values[j];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
