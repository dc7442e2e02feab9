package dev.plumbline.gateway.image;

import dev.plumbline.core.decode.ImageLoader;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.image.ImageStore;
import dev.plumbline.core.model.ItemId;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a picture store in step with the stream of items: an image leaves its picture, a clip its
 * middle frame, a delete nothing. A picture that cannot be decoded is passed over; ingest makes a
 * dead letter of it. Thread-safe if the events of one item come one after the other.
 */
public final class ThumbnailWriter implements Consumer<ItemEvent> {
  private static final Logger log = LoggerFactory.getLogger(ThumbnailWriter.class);

  private final ImageLoader loader;
  private final ImageStore store;

  public ThumbnailWriter(ImageLoader loader, ImageStore store) {
    this.loader = loader;
    this.store = store;
  }

  /**
   * Takes one event of the stream.
   *
   * @throws dev.plumbline.core.model.ServiceException if the store fails
   */
  @Override
  public void accept(ItemEvent event) {
    if (event instanceof ItemEvent.Image image) {
      write(image.id(), image.content());
    } else if (event instanceof ItemEvent.Clip clip && !clip.frames().isEmpty()) {
      write(clip.id(), clip.frames().get(clip.frames().size() / 2).content());
    } else if (event instanceof ItemEvent.Delete delete) {
      store.delete(delete.id());
    }
  }

  private void write(ItemId id, ImageContent content) {
    try {
      store.put(id, Thumbnails.of(loader.load(content)));
    } catch (RejectedException e) {
      log.debug("no picture of {}: {}", id, e.getMessage());
    }
  }
}
