package dev.plumbline.app.bench.query;

/** What became of one request. */
enum Outcome {
  /** It was answered. */
  ANSWERED,
  /** It was turned away on purpose: 503 or 429. */
  SHED,
  /** Anything else. */
  FAILED;

  static Outcome of(int status) {
    return switch (status) {
      case 200 -> ANSWERED;
      case 429, 503 -> SHED;
      default -> FAILED;
    };
  }
}
