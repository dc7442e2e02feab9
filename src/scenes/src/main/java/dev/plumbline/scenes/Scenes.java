package dev.plumbline.scenes;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * An endless sequence of captioned pictures with random access.
 *
 * <p>What stands at an index depends on the configuration and the index alone, in whatever order
 * and on whichever thread it is asked for. Safe for use by many threads. The edges of shapes are
 * smoothed by Java2D, so that another Java release may change single pixels by a little.
 *
 * <p>Training, validation and test parts are ranges of indices that do not meet, chosen by the
 * caller. With drift a later range has other words too.
 */
public final class Scenes {
  private final ScenesConfig config;
  private final List<Vocabulary> vocabularies;

  /** A sequence for this configuration. */
  public Scenes(ScenesConfig config) {
    this.config = config;
    this.vocabularies = config.drift() ? Vocabulary.drift() : List.of(Vocabulary.full());
  }

  public ScenesConfig config() {
    return config;
  }

  /**
   * The scene at an index.
   *
   * @throws IllegalArgumentException if the index is negative
   */
  public Scene scene(long index) {
    Draw draw = new Draw(vocabulary(index), config.size(), random("scene", index));
    return draw.any(id("scene", index), config.minObjects(), config.maxObjects());
  }

  /**
   * The scenes from an index, included, to another, excluded; made as they are asked for.
   *
   * @throws IllegalArgumentException if {@code from} is negative or above {@code to}
   */
  public Stream<Scene> stream(long from, long to) {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(
          "range: " + from + " to " + to + " (expected: 0 <= from <= to)");
    }
    return LongStream.range(from, to).mapToObj(this::scene);
  }

  /**
   * The binding pair at an index: even ones exchange colours, odd ones places.
   *
   * @throws IllegalArgumentException if the index is negative
   */
  public BindingPair bindingPair(long index) {
    Pairs pairs =
        new Pairs(vocabulary(index), config.size(), id("pair", index), random("pair", index));
    return index % 2 == 0 ? pairs.colours() : pairs.places();
  }

  /**
   * The clip at an index.
   *
   * @throws IllegalArgumentException if the index is negative
   */
  public SceneClip clip(long index) {
    return new Director(vocabulary(index), config.size(), random("clip", index))
        .direct(id("clip", index));
  }

  /**
   * What may appear at an index.
   *
   * @throws IllegalArgumentException if the index is negative
   */
  public Vocabulary vocabulary(long index) {
    if (index < 0) {
      throw new IllegalArgumentException("index: " + index + " (expected: >= 0)");
    }
    return vocabularies.get((int) Math.min(index / Vocabulary.EVERY, vocabularies.size() - 1));
  }

  private SplittableRandom random(String purpose, long index) {
    return Seeds.random(config.seed(), purpose, index);
  }

  private static String id(String purpose, long index) {
    return String.format(Locale.ROOT, "%s-%09d", purpose, index);
  }
}
