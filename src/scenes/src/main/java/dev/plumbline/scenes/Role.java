package dev.plumbline.scenes;

/** The part that a span of a caption plays. */
public enum Role {
  SHAPE,
  COLOUR,
  SIZE,
  TEXTURE,
  RELATION,
  BACKGROUND,
  EVENT
}
