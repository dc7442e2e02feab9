package dev.plumbline.core.encode;

import dev.plumbline.core.decode.ImageLoader;
import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection;
import dev.plumbline.core.model.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * The pictures of a batch, loaded at the same time: a batch of references then costs the slowest
 * server's time and not the sum. Used by one thread.
 */
final class PictureLoads {
  private final List<FutureTask<List<RgbImage>>> loads;

  private PictureLoads(List<FutureTask<List<RgbImage>>> loads) {
    this.loads = loads;
  }

  /** Begins to load; an event without pictures has an empty load. */
  static PictureLoads start(
      List<? extends ItemEvent> events, ImageLoader loader, Executor executor) {
    List<FutureTask<List<RgbImage>>> loads = new ArrayList<>();
    for (ItemEvent event : events) {
      List<ImageContent> contents = contents(event);
      FutureTask<List<RgbImage>> load = new FutureTask<>(() -> load(contents, loader));
      loads.add(load);
      if (contents.isEmpty()) {
        load.run();
      } else {
        executor.execute(load);
      }
    }
    return new PictureLoads(loads);
  }

  private static List<ImageContent> contents(ItemEvent event) {
    if (event instanceof ItemEvent.Image image) {
      return List.of(image.content());
    }
    if (event instanceof ItemEvent.Clip clip) {
      return clip.frames().stream().map(ItemEvent.Frame::content).toList();
    }
    return List.of();
  }

  private static List<RgbImage> load(List<ImageContent> contents, ImageLoader loader)
      throws RejectedException {
    List<RgbImage> images = new ArrayList<>();
    for (ImageContent content : contents) {
      images.add(loader.load(content));
    }
    return images;
  }

  /**
   * Waits for an event's pictures.
   *
   * @param place the event's place in the batch
   * @throws RejectedException if one of them was turned away
   * @throws ServiceException if the loader throws a transient one, or the thread is interrupted
   */
  List<RgbImage> get(int place) throws RejectedException {
    try {
      return loads.get(place).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceException(
          ServiceException.Kind.TRANSIENT, "interrupted while pictures were loading", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RejectedException rejected) {
        throw rejected;
      }
      if (e.getCause() instanceof ServiceException service && service.isTransient()) {
        throw service;
      }
      // Whatever else a picture brings about is this picture's fault, lack of memory included.
      throw new RejectedException(
          Rejection.Reason.UNDECODABLE_IMAGE, "the loader failed: " + e.getCause(), e);
    }
  }

  /** Stops what still runs; nothing happens to loads that are done. */
  void cancel() {
    loads.forEach(load -> load.cancel(true));
  }
}
