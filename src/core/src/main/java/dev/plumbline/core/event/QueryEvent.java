package dev.plumbline.core.event;

import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A search, as asked: its filter still text, its picture still encoded.
 *
 * @param queryId chosen by the asker; comes back with the result
 * @param tenant whose items to search
 * @param text words to look for
 * @param image a picture to look for
 * @param like an indexed item to look for things like it
 * @param imageWeight in a composed query the picture's share, 0 to 1
 * @param k how many answers, 1 to 1000
 * @param modalities kinds of items to find; none means images
 * @param filter a condition in the filter language; empty means none
 * @param generation the generation to search; empty means the live one
 * @param deadline an answer after this is worth nothing to the asker
 */
public record QueryEvent(
    String queryId,
    String tenant,
    Optional<String> text,
    Optional<ImageContent> image,
    Optional<String> like,
    double imageWeight,
    int k,
    Set<Modality> modalities,
    String filter,
    Optional<Long> generation,
    Optional<Instant> deadline) {
  public QueryEvent {
    ItemId.checkTenant(tenant);
    modalities = Set.copyOf(modalities);
  }
}
