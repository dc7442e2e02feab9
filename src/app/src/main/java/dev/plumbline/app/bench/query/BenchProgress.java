package dev.plumbline.app.bench.query;

/** Hears what a benchmark is about to do; it takes minutes, and people wait. */
interface BenchProgress {
  void step(String what);
}
