package dev.plumbline.core.publish;

import dev.plumbline.core.event.FeedbackEvent;
import dev.plumbline.core.event.ItemEvent;
import java.util.concurrent.CompletionStage;

/**
 * Puts events on the stream. Thread-safe; events of one item keep the order of the calls.
 *
 * <p>A returned stage completes once the stream holds the event durably. It fails with a {@link
 * dev.plumbline.core.model.ServiceException}: if that is transient the event may or may not be on
 * the stream, and sending it again does no harm. Neither method throws, and neither blocks longer
 * than the deadline in its configuration.
 */
public interface EventPublisher {
  CompletionStage<Void> publish(ItemEvent event);

  CompletionStage<Void> publish(FeedbackEvent event);
}
