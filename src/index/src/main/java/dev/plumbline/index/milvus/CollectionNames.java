package dev.plumbline.index.milvus;

import dev.plumbline.core.index.GenerationId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What things on the server are called: {@code plumbline_g7}, {@code plumbline_live}.
 *
 * @param database the server's database; empty for the default one
 * @param prefix what all names begin with
 */
record CollectionNames(String database, String prefix) {
  private static final Pattern NUMBER = Pattern.compile("_g([1-9][0-9]{0,18})");

  static CollectionNames of(MilvusIndexConfig config) {
    return new CollectionNames(config.database(), config.collectionPrefix());
  }

  String generation(GenerationId id) {
    return prefix + "_g" + id.number();
  }

  /** The alias of the live generation. */
  String live() {
    return prefix + "_live";
  }

  /** The collection that tells the live generation where there are no aliases. */
  String catalogue() {
    return prefix + "_catalogue";
  }

  /** The generation that a collection holds; empty for other collections. */
  Optional<GenerationId> parse(String collection) {
    if (!collection.startsWith(prefix)) {
      return Optional.empty();
    }
    Matcher number = NUMBER.matcher(collection.substring(prefix.length()));
    return number.matches()
        ? Optional.of(new GenerationId(Long.parseLong(number.group(1))))
        : Optional.empty();
  }
}
