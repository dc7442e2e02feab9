package dev.plumbline.app.bench;

/** Hears what a benchmark is about to do; it takes minutes, and people wait. */
public interface BenchProgress {
  void step(String what);
}
