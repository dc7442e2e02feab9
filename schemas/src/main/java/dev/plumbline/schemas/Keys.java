package dev.plumbline.schemas;

import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.ItemId;
import java.nio.charset.StandardCharsets;

/** The keys of the topics' records, as bytes: text in UTF-8. */
public final class Keys {
  private Keys() {}

  /** For {@code items}, {@code encodings} and {@code feedback}. */
  public static byte[] of(ItemId id) {
    return of(id.toString());
  }

  /** For {@code aligners}. */
  public static byte[] of(AlignerVersion version) {
    return of(Long.toString(version.number()));
  }

  /** For {@code queries} and {@code results}: the query's id. */
  public static byte[] of(String queryId) {
    return queryId.getBytes(StandardCharsets.UTF_8);
  }
}
