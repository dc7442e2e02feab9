package dev.plumbline.core.index;

import java.util.List;

/**
 * The words of an index's captions, where the index keeps them: see {@link
 * VectorIndex#textIndex()}. Sees what the index's vector searches see, when they see it.
 * Thread-safe.
 */
public interface TextIndex {
  /**
   * The captions that hold any of the words, by BM25, best first; none if the query has no words.
   * How rare a word is, is counted over the generation, all tenants together.
   *
   * @throws IllegalArgumentException if the generation does not exist
   * @throws dev.plumbline.core.model.ServiceException if the index fails
   */
  List<TextMatch> searchText(GenerationId generation, TextQuery query);
}
