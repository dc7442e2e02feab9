package dev.plumbline.app.bench.ingest;

import dev.plumbline.app.produce.SceneEvents;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.scenes.Scenes;
import dev.plumbline.scenes.ScenesConfig;
import java.time.Instant;
import java.util.List;

/**
 * The benchmark's pictures, each with its captions. Drawn before they are sent, so that drawing
 * takes no time of what is measured.
 */
final class Items {
  /** A picture and its captions. */
  static final int EVENTS_PER_SCENE = 6;

  private static final long SEED = 20_260_201;

  private final Scenes scenes = new Scenes(ScenesConfig.of(SEED));
  private final String tenant;
  private long next;

  Items(String tenant) {
    this.tenant = tenant;
  }

  String tenant() {
    return tenant;
  }

  /** Scenes that were not drawn before, the picture first in each. */
  List<List<ItemEvent>> draw(int count) {
    List<List<ItemEvent>> drawn =
        scenes.stream(next, next + count)
            .map(scene -> SceneEvents.of(scene, tenant, Instant.EPOCH))
            .toList();
    next += count;
    return drawn;
  }

  /** The same items, put anew at another time. */
  static List<List<ItemEvent>> at(Instant time, List<List<ItemEvent>> scenes) {
    return scenes.stream()
        .map(scene -> scene.stream().map(event -> at(time, event)).toList())
        .toList();
  }

  private static ItemEvent at(Instant time, ItemEvent event) {
    if (event instanceof ItemEvent.Image i) {
      return new ItemEvent.Image(i.id(), i.content(), i.attributes(), time, i.source());
    }
    ItemEvent.Caption c = (ItemEvent.Caption) event;
    return new ItemEvent.Caption(c.id(), c.partOf(), c.text(), c.attributes(), time, c.source());
  }
}
