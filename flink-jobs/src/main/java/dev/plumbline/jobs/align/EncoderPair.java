package dev.plumbline.jobs.align;

import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.model.EncoderVersion;

/**
 * Whose vectors are aligned, and how long these are.
 *
 * @param visualDimension 1 or more
 * @param textualDimension 1 or more
 */
record EncoderPair(
    EncoderVersion visual, int visualDimension, EncoderVersion textual, int textualDimension) {
  static EncoderPair of(Pair pair) {
    return new EncoderPair(
        pair.visualEncoder(), pair.visual().length, pair.textualEncoder(), pair.textual().length);
  }

  static EncoderPair of(Aligner aligner) {
    AlignerHeader header = aligner.header();
    return new EncoderPair(
        header.visualEncoder(),
        aligner.visual().inputs(),
        header.textualEncoder(),
        aligner.textual().inputs());
  }
}
