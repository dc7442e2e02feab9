package dev.plumbline.app.produce;

import dev.plumbline.scenes.Scenes;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** A range of scenes as events. */
final class SceneBatches implements Iterator<Batch> {
  private final Scenes scenes;
  private final String tenant;
  private final InstantSource clock;
  private final long end;
  private long next;

  /**
   * Takes a range.
   *
   * @param from the first index, 0 or more
   * @param end the index after the last
   */
  SceneBatches(Scenes scenes, String tenant, InstantSource clock, long from, long end) {
    this.scenes = scenes;
    this.tenant = tenant;
    this.clock = clock;
    this.next = from;
    this.end = end;
  }

  @Override
  public boolean hasNext() {
    return next < end;
  }

  @Override
  public Batch next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return new Batch(
        SceneEvents.of(
            scenes.scene(next++), tenant, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
  }
}
