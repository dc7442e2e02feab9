package dev.plumbline.gateway.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Answers calls. May block: it runs in a {@link Lane}. What it throws becomes a problem, see {@link
 * Problems}.
 */
@FunctionalInterface
public interface Endpoint {
  CompletionStage<Reply> answer(Call call);

  /** An endpoint whose answer is there when it returns. */
  static Endpoint direct(Function<Call, Reply> answer) {
    return call -> CompletableFuture.completedFuture(answer.apply(call));
  }
}
