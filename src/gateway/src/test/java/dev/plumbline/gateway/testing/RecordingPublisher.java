package dev.plumbline.gateway.testing;

import dev.plumbline.core.event.FeedbackEvent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.publish.EventPublisher;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps what is published; confirms at once, or when a test says so. Thread-safe. */
public final class RecordingPublisher implements EventPublisher {
  private final List<ItemEvent> items = new ArrayList<>();
  private final List<FeedbackEvent> feedback = new ArrayList<>();
  private CompletableFuture<Void> confirmation = CompletableFuture.completedFuture(null);

  @Override
  public synchronized CompletionStage<Void> publish(ItemEvent event) {
    items.add(event);
    return confirmation;
  }

  @Override
  public synchronized CompletionStage<Void> publish(FeedbackEvent event) {
    feedback.add(event);
    return confirmation;
  }

  /** Forgets what was published, and confirms at once again. */
  public synchronized void reset() {
    items.clear();
    feedback.clear();
    confirmation = CompletableFuture.completedFuture(null);
  }

  public synchronized List<ItemEvent> items() {
    return List.copyOf(items);
  }

  public synchronized List<FeedbackEvent> feedback() {
    return List.copyOf(feedback);
  }

  /** What is published from now on is confirmed, or fails, with this. */
  public synchronized void confirmWith(CompletableFuture<Void> stage) {
    confirmation = stage;
  }
}
