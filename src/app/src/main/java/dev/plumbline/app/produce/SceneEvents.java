package dev.plumbline.app.produce;

import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.scenes.Scene;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A scene as events: its picture as PNG, then its captions, {@code SCENE#0} to {@code SCENE#4}. */
public final class SceneEvents {
  private static final String SOURCE = "scenes";

  private SceneEvents() {}

  /** All events of a scene; filters can ask for {@code objects} and {@code background}. */
  public static List<ItemEvent> of(Scene scene, String tenant, Instant eventTime) {
    List<ItemEvent> events = new ArrayList<>();
    Attributes attributes =
        Attributes.of(
            Map.of(
                "objects", new AttributeValue.Numeric(scene.objects().size()),
                "background",
                    new AttributeValue.Text(scene.background().name().toLowerCase(Locale.ROOT))));
    events.add(
        new ItemEvent.Image(
            new ItemId(tenant, scene.id()),
            new ImageContent.Inline(png(scene.image())),
            attributes,
            eventTime,
            SOURCE));
    for (int i = 0; i < scene.captions().size(); i++) {
      events.add(
          new ItemEvent.Caption(
              new ItemId(tenant, scene.id() + "#" + i),
              scene.id(),
              scene.captions().get(i).text(),
              attributes,
              eventTime,
              SOURCE));
    }
    return events;
  }

  private static byte[] png(RgbImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // A stream of our own: ImageIO's default one would go through a file.
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image.toBufferedImage(), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("a picture cannot be written to memory", e);
    }
    return bytes.toByteArray();
  }
}
