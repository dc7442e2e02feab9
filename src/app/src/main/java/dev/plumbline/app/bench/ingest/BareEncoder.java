package dev.plumbline.app.bench.ingest;

import dev.plumbline.core.decode.ImageLoader;
import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.encoders.Encoders;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The models alone, in the batches that the ingest job would make, on pictures already decoded. */
final class BareEncoder {
  private final Encoders encoders;
  private final ImageLoader loader;
  private final int batchSize;
  private final int threads;

  /**
   * @param loader decodes the pictures, outside the time that is measured
   * @param batchSize events that are encoded together
   * @param threads that ask the models at the same time, as subtasks do
   */
  BareEncoder(Encoders encoders, ImageLoader loader, int batchSize, int threads) {
    this.encoders = encoders;
    this.loader = loader;
    this.batchSize = batchSize;
    this.threads = threads;
  }

  private record Batch(List<RgbImage> pictures, List<String> texts) {}

  /** Encodes all events. */
  Rate run(List<List<ItemEvent>> scenes) throws InterruptedException {
    List<ItemEvent> events = scenes.stream().flatMap(List::stream).toList();
    List<Batch> batches = batches(events);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      long began = System.nanoTime();
      List<Future<?>> under = new ArrayList<>();
      for (Batch batch : batches) {
        under.add(executor.submit(() -> encode(batch)));
      }
      for (Future<?> one : under) {
        one.get();
      }
      return Rate.since(began, events.size());
    } catch (ExecutionException e) {
      throw new IllegalStateException("the encoder failed", e.getCause());
    } finally {
      executor.shutdownNow();
    }
  }

  private void encode(Batch batch) {
    if (!batch.pictures().isEmpty()) {
      encoders.image().encode(batch.pictures());
    }
    if (!batch.texts().isEmpty()) {
      encoders.text().encode(batch.texts());
    }
  }

  private List<Batch> batches(List<ItemEvent> events) {
    List<Batch> batches = new ArrayList<>();
    for (int from = 0; from < events.size(); from += batchSize) {
      List<RgbImage> pictures = new ArrayList<>();
      List<String> texts = new ArrayList<>();
      for (ItemEvent event : events.subList(from, Math.min(events.size(), from + batchSize))) {
        if (event instanceof ItemEvent.Image image) {
          pictures.add(decoded(image));
        } else if (event instanceof ItemEvent.Caption caption) {
          texts.add(caption.text());
        }
      }
      batches.add(new Batch(pictures, texts));
    }
    return batches;
  }

  private RgbImage decoded(ItemEvent.Image image) {
    try {
      return loader.load(image.content());
    } catch (RejectedException e) {
      throw new IllegalStateException(image.id() + " cannot be decoded", e);
    }
  }
}
