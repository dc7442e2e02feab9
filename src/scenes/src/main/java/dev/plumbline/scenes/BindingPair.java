package dev.plumbline.scenes;

/**
 * Two pictures whose captions have the same words and say different things. Each caption is true of
 * its own picture and false of the other.
 *
 * @param kind what was exchanged
 */
public record BindingPair(
    Kind kind, Scene first, Caption firstCaption, Scene second, Caption secondCaption) {
  /** What differs between the two. */
  public enum Kind {
    /** "a red circle and a blue square" against "a blue circle and a red square". */
    COLOURS,
    /** "a red circle left of a blue square" against "a blue square left of a red circle". */
    PLACES
  }
}
