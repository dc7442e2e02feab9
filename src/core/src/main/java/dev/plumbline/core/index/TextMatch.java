package dev.plumbline.core.index;

import dev.plumbline.core.model.Item;

/**
 * A caption that holds some of the words.
 *
 * @param item the caption
 * @param score BM25, more than 0; comparable within one answer alone
 */
public record TextMatch(Item item, double score) {}
