package dev.plumbline.gateway.ingest;

import dev.plumbline.core.event.FeedbackEvent;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.publish.EventPublisher;
import dev.plumbline.gateway.http.Call;
import dev.plumbline.gateway.http.Endpoint;
import dev.plumbline.gateway.http.Json;
import dev.plumbline.gateway.http.Reply;
import dev.plumbline.gateway.params.Bodies;
import dev.plumbline.gateway.params.JsonParameters;
import dev.plumbline.gateway.params.Parameters;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** {@code /v1/feedback}: what a searcher thought of an answer goes on the stream. */
public final class FeedbackEndpoint implements Endpoint {
  private static final int MAX_QUERY_ID_LENGTH = 256;

  private final EventPublisher publisher;
  private final InstantSource clock;

  public FeedbackEndpoint(EventPublisher publisher, InstantSource clock) {
    this.publisher = publisher;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Reply> answer(Call call) {
    JsonParameters body = Bodies.json(call);
    body.allowOnly(Set.of("tenant", "queryId", "id", "kind"));
    String tenant = call.caller().tenantFor(body.text("tenant"));
    FeedbackEvent event =
        new FeedbackEvent(
            queryId(body),
            item(body, tenant),
            kind(body),
            Instant.ofEpochMilli(clock.instant().toEpochMilli()));
    return publisher.publish(event).thenApply(done -> Reply.json(202, Json.object()));
  }

  private static String queryId(JsonParameters body) {
    String id = body.required("queryId");
    if (id.isBlank() || id.length() > MAX_QUERY_ID_LENGTH) {
      throw body.wrong(
          "queryId", id.length() + " characters (expected: 1 to " + MAX_QUERY_ID_LENGTH + ")");
    }
    return id;
  }

  private static ItemId item(JsonParameters body, String tenant) {
    try {
      return new ItemId(tenant, body.required("id"));
    } catch (IllegalArgumentException e) {
      throw body.wrong("id", String.valueOf(e.getMessage()));
    }
  }

  private static FeedbackEvent.Kind kind(JsonParameters body) {
    String kind = body.required("kind");
    return switch (kind) {
      case "click" -> FeedbackEvent.Kind.CLICK;
      case "up" -> FeedbackEvent.Kind.UP;
      case "down" -> FeedbackEvent.Kind.DOWN;
      default ->
          throw body.wrong("kind", Parameters.shown(kind) + " (expected: click, up or down)");
    };
  }
}
