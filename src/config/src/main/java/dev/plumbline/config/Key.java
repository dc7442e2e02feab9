package dev.plumbline.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Map;

/**
 * One key of the configuration.
 *
 * @param path its full name, for example {@code index.lucene.refresh}
 * @param type its value's Java type
 * @param doc what it means
 */
record Key(String path, Type type, Doc doc) {
  /** Whether further names hang below it, as in {@code aligner.params.k}. */
  boolean isMap() {
    return type instanceof ParameterizedType p && p.getRawType() == Map.class;
  }

  boolean isSecret() {
    return type == Secret.class;
  }

  /** {@code index.collectionPrefix} is {@code PLUMBLINE_INDEX_COLLECTION_PREFIX}. */
  String environmentName() {
    return EnvironmentSource.PREFIX
        + path.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
