package dev.plumbline.scenes;

import java.util.List;

/**
 * A thing that captions can name: a shape, colour, size, texture, relation, background or event.
 */
public sealed interface Named
    permits Background, Colour, Happening, ObjectSize, Relation, ShapeKind, Texture {
  /** Words for it in lower case, the plainest first; at least one. */
  List<String> names();

  /** The part that such a word plays in a caption. */
  Role role();
}
