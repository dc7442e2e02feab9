package dev.plumbline.core.encode;

import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.event.Rejection;

/** What became of one event in the encode stage. */
public sealed interface EncodeOutcome {
  /** It has an encoding, or its item is gone. */
  record Done(EncodingEvent event) implements EncodeOutcome {}

  /**
   * It was turned away.
   *
   * @param rejection why
   * @param cause the error behind it
   */
  record Rejected(Rejection rejection, Throwable cause) implements EncodeOutcome {}
}
