package dev.plumbline.app.deadletters;

import dev.plumbline.core.event.DeadLetter;

/**
 * A dead letter and where it stands on the topic of dead letters.
 *
 * @param place {@code PARTITION@OFFSET}, by which commands name it
 */
record FiledLetter(String place, DeadLetter letter) {
  /** Where the record itself stood, for people: {@code items-3@1204}. */
  String origin() {
    DeadLetter.Origin origin = letter.origin();
    return origin.topic() + "-" + origin.partition() + "@" + origin.offset();
  }
}
