package dev.plumbline.core.index;

import dev.plumbline.core.model.ItemId;

/**
 * Which captions to look for by their words.
 *
 * @param tenant whose captions; no other tenant's is ever returned
 * @param words in any language, at most 10,000 characters; plain text, never a query language
 * @param k how many, 1 to 1000
 * @param filter what else must hold of a caption
 */
public record TextQuery(String tenant, String words, int k, Filter filter) {
  private static final int MAX_LENGTH = 10_000;

  public TextQuery {
    ItemId.checkTenant(tenant);
    if (words.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "words: " + words.length() + " characters (expected: at most " + MAX_LENGTH + ")");
    }
    VectorQuery.checkK(k);
  }
}
