package dev.plumbline.encoders.text;

import dev.plumbline.core.model.Region;
import java.util.List;

/** A text cut into tokens. */
final class Tokens {
  private final long[] ids;
  private final int[] places;
  private final List<Region> spans;

  /**
   * Takes the arrays without a copy.
   *
   * @param ids all tokens, special ones included
   * @param places places in {@code ids} of the tokens that are not special
   * @param spans the characters of each of these, as many as places
   */
  Tokens(long[] ids, int[] places, List<Region> spans) {
    this.ids = ids;
    this.places = places;
    this.spans = spans;
  }

  long[] ids() {
    return ids;
  }

  int[] places() {
    return places;
  }

  List<Region> spans() {
    return spans;
  }
}
