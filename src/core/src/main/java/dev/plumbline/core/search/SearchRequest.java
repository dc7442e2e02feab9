package dev.plumbline.core.search;

import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.encode.PlainText;
import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.VectorQuery;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import java.util.Optional;
import java.util.Set;

/**
 * A search that has been checked.
 *
 * @param tenant whose items
 * @param text words to look for, at most 10,000 characters
 * @param image a picture to look for
 * @param like an indexed item to look for things like it; it stands in an image's place
 * @param imageWeight in a composed query the picture's or the item's share, 0 to 1
 * @param k how many answers, 1 to 1000
 * @param modalities kinds of items to find, at least one
 * @param filter what else must hold
 * @param generation the generation to search; empty means the live one
 * @param hybrid whether the words of captions count beside the vectors; only with a text
 */
public record SearchRequest(
    String tenant,
    Optional<String> text,
    Optional<RgbImage> image,
    Optional<String> like,
    double imageWeight,
    int k,
    Set<Modality> modalities,
    Filter filter,
    Optional<GenerationId> generation,
    boolean hybrid) {
  /** The longest text, in UTF-16 units; encoders look at far less. */
  public static final int MAX_TEXT_LENGTH = 10_000;

  public SearchRequest {
    ItemId.checkTenant(tenant);
    if (like.isPresent() && image.isPresent()) {
      throw new InvalidSearchException("like", "with an image (expected: alone, or with a text)");
    }
    if (like.isEmpty() && text.isEmpty() && image.isEmpty()) {
      throw new InvalidSearchException(
          "text", "none (expected: a text, an image, both, or an item's id in like)");
    }
    text = text.map(PlainText::of);
    if (text.isPresent() && text.get().length() > MAX_TEXT_LENGTH) {
      throw new InvalidSearchException(
          "text", text.get().length() + " characters (expected: at most " + MAX_TEXT_LENGTH + ")");
    }
    if (text.isPresent() && text.get().isBlank()) {
      throw new InvalidSearchException("text", "blank (expected: at least one word)");
    }
    if (hybrid && text.isEmpty()) {
      throw new InvalidSearchException("hybrid", "true without a text (expected: with one)");
    }
    if (!(imageWeight >= 0 && imageWeight <= 1)) {
      throw new InvalidSearchException("imageWeight", imageWeight + " (expected: 0 to 1)");
    }
    if (k < 1 || k > VectorQuery.MAX_K) {
      throw new InvalidSearchException("k", k + " (expected: 1 to " + VectorQuery.MAX_K + ")");
    }
    if (modalities.isEmpty()) {
      throw new InvalidSearchException("modalities", "none (expected: at least one)");
    }
    modalities = Set.copyOf(modalities);
  }
}
