package dev.plumbline.core.search;

import dev.plumbline.core.index.Generation;
import dev.plumbline.core.model.Item;
import java.util.List;

/**
 * What a search found.
 *
 * @param generation the generation that was searched
 * @param hits best first
 */
public record SearchResponse(Generation generation, List<Hit> hits) {
  public SearchResponse {
    hits = List.copyOf(hits);
  }

  /**
   * One found item.
   *
   * @param item the item
   * @param score cosine in the shared space, -1 to 1; the order of a hybrid search is not its order
   * @param captions the captions known for it; for a caption, itself
   */
  public record Hit(Item item, double score, List<String> captions) {
    public Hit {
      captions = List.copyOf(captions);
    }
  }
}
