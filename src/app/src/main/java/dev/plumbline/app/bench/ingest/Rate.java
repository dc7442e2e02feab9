package dev.plumbline.app.bench.ingest;

/**
 * How fast something went.
 *
 * @param items how many went through
 * @param seconds that took
 */
record Rate(long items, double seconds) {
  Rate {
    if (items < 1 || !(seconds > 0)) {
      throw new IllegalArgumentException(
          items + " items in " + seconds + " s (expected: both > 0)");
    }
  }

  /** Since a moment. */
  static Rate since(long nanoTime, long items) {
    return new Rate(items, (System.nanoTime() - nanoTime) / 1e9);
  }

  /** Both, one after the other. */
  Rate plus(Rate other) {
    return new Rate(items + other.items, seconds + other.seconds);
  }

  double perSecond() {
    return items / seconds;
  }
}
