package dev.plumbline.core.decode.reference;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Collects a response's body and hangs up once it is larger than allowed. */
final class BoundedBody implements HttpResponse.BodySubscriber<BoundedBody.Content> {
  private final int maxBytes;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<Content> result = new CompletableFuture<>();
  private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

  private BoundedBody(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** A body, or the news that there is too much of it. */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Content(byte[] bytes, boolean tooLarge) {}

  /** Reads the body of a success; of any other answer nothing. */
  static HttpResponse.BodyHandler<Content> handler(int maxBytes) {
    return response -> {
      boolean wanted = response.statusCode() == 200;
      BoundedBody body = new BoundedBody(maxBytes);
      long said = response.headers().firstValueAsLong("content-length").orElse(0);
      if (!wanted || said > maxBytes) {
        body.result.complete(new Content(new byte[0], wanted));
      }
      return body;
    };
  }

  @Override
  public CompletionStage<Content> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription.complete(given);
    if (result.isDone()) {
      given.cancel();
    } else {
      given.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (buffer.remaining() > maxBytes - bytes.size()) {
        subscription.join().cancel();
        result.complete(new Content(new byte[0], true));
        return;
      }
      byte[] chunk = new byte[buffer.remaining()];
      buffer.get(chunk);
      bytes.writeBytes(chunk);
    }
  }

  @Override
  public void onError(Throwable error) {
    result.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    result.complete(new Content(bytes.toByteArray(), false));
  }
}
