package dev.plumbline.jobs.spine;

import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.scenes.Scene;
import dev.plumbline.scenes.Scenes;
import dev.plumbline.scenes.ScenesConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Scenes as events. */
public final class SceneItems {
  /** A picture and five captions. */
  public static final int EVENTS = 6;

  public static final Scenes SCENES = new Scenes(ScenesConfig.of(5));
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

  private SceneItems() {}

  public static List<ItemEvent> of(int from, int to) {
    List<ItemEvent> events = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Scene scene = SCENES.scene(i);
      events.add(image(scene.id(), png(scene), scene.objects().size()));
      for (int c = 0; c < scene.captions().size(); c++) {
        events.add(
            new ItemEvent.Caption(
                id(scene.id() + "#" + c),
                scene.id(),
                scene.captions().get(c).text(),
                Attributes.empty(),
                TIME,
                "test"));
      }
    }
    return events;
  }

  static ItemEvent image(String id, byte[] file, int objects) {
    return new ItemEvent.Image(
        id(id),
        new ImageContent.Inline(file),
        Attributes.of(Map.of("objects", new AttributeValue.Numeric(objects))),
        TIME,
        "test");
  }

  static ItemEvent delete(String id) {
    return new ItemEvent.Delete(id(id), TIME, "test");
  }

  static ItemId id(String id) {
    return new ItemId("default", id);
  }

  public static byte[] png(Scene scene) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(scene.image().toBufferedImage(), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
