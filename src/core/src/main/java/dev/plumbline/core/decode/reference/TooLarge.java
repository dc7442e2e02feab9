package dev.plumbline.core.decode.reference;

import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection;
import java.net.URI;

/** Words the rejection of a file with too many bytes. */
final class TooLarge {
  private TooLarge() {}

  static RejectedException rejection(URI uri, String size, int maxBytes) {
    return new RejectedException(
        Rejection.Reason.TOO_LARGE,
        "reference '" + uri + "' holds " + size + " (expected: at most " + maxBytes + " bytes)");
  }
}
