package dev.plumbline.methods.features;

/** What an array's elements must be, as messages say it. */
enum Wanted {
  FLOATS(
      "floats of 16, 32 or 64 bits, integers or booleans", "save np.asarray(%s, dtype=np.float32)"),
  WHOLES("whole numbers", "number them: np.unique(%s, return_inverse=True)[1]"),
  TEXTS("texts or whole numbers", "save %s.astype(str)");

  private final String expected;
  private final String advice;

  Wanted(String expected, String advice) {
    this.expected = expected;
    this.advice = advice;
  }

  FeatureFileException butHolds(String found, Place place) {
    return place.wrong("holds " + found, expected, String.format(advice, place.array()));
  }
}
