package dev.plumbline.core.index;

import dev.plumbline.core.model.Item;

/**
 * An answer of the index.
 *
 * @param item the item found
 * @param score cosine with the query, -1 to 1
 */
public record Neighbor(Item item, double score) {}
