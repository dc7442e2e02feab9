package dev.plumbline.gateway.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.publish.EventPublisher;
import dev.plumbline.gateway.http.Call;
import dev.plumbline.gateway.http.Endpoint;
import dev.plumbline.gateway.http.Json;
import dev.plumbline.gateway.http.Problem;
import dev.plumbline.gateway.http.ProblemException;
import dev.plumbline.gateway.http.Reply;
import dev.plumbline.gateway.params.Bodies;
import dev.plumbline.gateway.params.JsonParameters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * {@code /v1/ingest}: puts events on the stream and answers once it holds them all. If one fails
 * the whole call is to be repeated; the events that had gone through do no harm.
 */
public final class IngestEndpoint implements Endpoint {
  private static final int MAX_KEY_LENGTH = 128;

  private final EventPublisher publisher;
  private final EventReader reader;
  private final int maxEvents;
  private final InFlight inFlight;
  private final IdempotentCalls calls;

  /**
   * @param maxInFlight bytes that the stream has not yet confirmed
   * @param kept how long answers are kept under their Idempotency-Key
   */
  public IngestEndpoint(
      EventPublisher publisher,
      IngestLimits limits,
      long maxInFlight,
      Duration kept,
      InstantSource clock) {
    this.publisher = publisher;
    this.reader = new EventReader(limits, clock);
    this.maxEvents = limits.maxEvents();
    this.inFlight = new InFlight(maxInFlight);
    this.calls = new IdempotentCalls(kept, clock);
  }

  @Override
  public CompletionStage<Reply> answer(Call call) {
    JsonParameters body = Bodies.json(call);
    body.allowOnly(Set.of("tenant", "events"));
    String tenant = call.caller().tenantFor(body.text("tenant"));
    List<ItemEvent> events =
        body.objects("events", maxEvents).stream().map(e -> reader.read(e, tenant)).toList();
    Optional<String> key = call.header("idempotency-key");
    if (key.isEmpty()) {
      return publish(events, call.body().length);
    }
    String named = key.get();
    if (named.isBlank() || named.length() > MAX_KEY_LENGTH) {
      throw new ProblemException(
          Problem.ofParameter(
              "Idempotency-Key",
              named.length() + " characters (expected: 1 to " + MAX_KEY_LENGTH + ")"));
    }
    return calls.once(tenant + "/" + named, call.body(), () -> publish(events, call.body().length));
  }

  /** Bytes that the stream has not yet confirmed. */
  public long bytesInFlight() {
    return inFlight.bytes();
  }

  private CompletionStage<Reply> publish(List<ItemEvent> events, long size) {
    inFlight.take(size);
    CompletableFuture<?>[] sent = new CompletableFuture<?>[events.size()];
    for (int i = 0; i < sent.length; i++) {
      sent[i] = publisher.publish(events.get(i)).toCompletableFuture();
    }
    return CompletableFuture.allOf(sent)
        .whenComplete((done, error) -> inFlight.give(size))
        .thenApply(done -> accepted(events.size()));
  }

  private static Reply accepted(int events) {
    ObjectNode json = Json.object();
    json.put("accepted", events);
    return Reply.json(202, json);
  }
}
