package dev.plumbline.core.model;

import java.time.Instant;
import java.util.Optional;

/**
 * One searchable thing, without its content: what is known of it from its event.
 *
 * @param id its identity
 * @param modality image, text or clip
 * @param partOf for a caption, the id (same tenant) of the image or clip that it describes
 * @param text for a caption, its words; for others empty
 * @param reference where an image's bytes can be had again, if it came by reference
 * @param attributes what filters can ask for
 * @param eventTime when it happened, by its producer's clock; millisecond precision
 * @param source who produced it, for people to read; at most 1024 characters, may be empty
 */
public record Item(
    ItemId id,
    Modality modality,
    Optional<String> partOf,
    Optional<String> text,
    Optional<String> reference,
    Attributes attributes,
    Instant eventTime,
    String source) {
  private static final int MAX_SOURCE_LENGTH = 1024;

  public Item {
    partOf.ifPresent(whole -> new ItemId(id.tenant(), whole));
    checkSource(source);
  }

  /**
   * Checks a source.
   *
   * @throws IllegalArgumentException if it has more than 1024 characters or half a surrogate pair
   */
  public static void checkSource(String source) {
    if (source.length() > MAX_SOURCE_LENGTH || Texts.isBroken(source)) {
      throw new IllegalArgumentException(
          "source has "
              + source.length()
              + " characters (expected: at most "
              + MAX_SOURCE_LENGTH
              + ", no half of a surrogate pair)");
    }
  }
}
