package dev.plumbline.app.deadletters;

import dev.plumbline.app.cli.Failure;

/** Letters that a person names by their places. */
final class Letters {
  private Letters() {}

  /**
   * One letter.
   *
   * @throws Failure if it is not there or the place is not written as one
   */
  static FiledLetter find(LetterFile file, String place) {
    try {
      return file.find(place)
          .orElseThrow(
              () ->
                  Failure.usage(
                      "no dead letter at " + place, "`plumbline dead-letters list` shows them"));
    } catch (IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()), "");
    }
  }
}
