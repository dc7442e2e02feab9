package dev.plumbline.app.bench.query;

import dev.plumbline.core.event.FeedbackEvent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.core.publish.EventPublisher;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** There is no stream behind a benchmark of searches. */
final class NoStream implements EventPublisher {
  @Override
  public CompletionStage<Void> publish(ItemEvent event) {
    return none();
  }

  @Override
  public CompletionStage<Void> publish(FeedbackEvent event) {
    return none();
  }

  private static CompletionStage<Void> none() {
    return CompletableFuture.failedFuture(
        new ServiceException(ServiceException.Kind.PERMANENT, "no stream is open here"));
  }
}
