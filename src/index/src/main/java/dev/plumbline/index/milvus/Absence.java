package dev.plumbline.index.milvus;

import dev.plumbline.index.milvus.AttributesCodec.Kind;

/**
 * How to ask a server for items that lack an attribute.
 *
 * <p>What a comparison says of a path that is not there has changed from version to version, and
 * will again: true, false or unknown. So no translated condition depends on it, but for this one.
 */
enum Absence {
  /** By {@code exists}, which means presence on every server that has it. */
  BY_EXISTS {
    @Override
    Expression of(String name, Kind kind) {
      return new Expression("not (exists " + AttributesCodec.path(kind.key(), name) + ")");
    }

    @Override
    Expression of(String name) {
      return new Expression(
          "not (exists " + AttributesCodec.path(AttributesCodec.KIND, name) + ")");
    }
  },

  /**
   * By {@code not in}: Milvus Lite's parser knows neither {@code exists} on a path nor {@code not}
   * before a bracket, and on it a path that is not there is in no list.
   */
  BY_KIND {
    @Override
    Expression of(String name, Kind kind) {
      String path = AttributesCodec.path(AttributesCodec.KIND, name);
      return new Expression(path + " not in [\"" + kind.key() + "\"]");
    }

    @Override
    Expression of(String name) {
      String path = AttributesCodec.path(AttributesCodec.KIND, name);
      return new Expression(path + " not in " + Kind.ALL);
    }
  };

  /** True of the items that have no attribute of the name and the type. */
  abstract Expression of(String name, Kind kind);

  /** True of the items that have no attribute of the name. */
  abstract Expression of(String name);
}
