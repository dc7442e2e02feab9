package dev.plumbline.core.model;

/** What kind of thing an item is. */
public enum Modality {
  /** A still picture. */
  IMAGE,
  /** A caption: one short text. */
  TEXT,
  /** A video clip: an ordered list of frames. */
  CLIP;

  /** Whether items of this modality go through the visual side of an aligner. */
  public boolean isVisual() {
    return this != TEXT;
  }
}
