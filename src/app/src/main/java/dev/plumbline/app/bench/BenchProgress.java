package dev.plumbline.app.bench;

import java.io.PrintWriter;

/** Hears what a benchmark is about to do; it takes minutes, and people wait. */
public interface BenchProgress {
  void step(String what);

  /** A line for each step. */
  static BenchProgress to(PrintWriter messages) {
    return what -> {
      messages.println("  " + what);
      messages.flush();
    };
  }
}
