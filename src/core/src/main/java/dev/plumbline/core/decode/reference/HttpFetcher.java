package dev.plumbline.core.decode.reference;

import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection;
import dev.plumbline.core.model.ServiceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches over HTTP. One deadline spans redirects, tries and the body, so that a slow server costs
 * no more than a dead one. No proxy is used: a proxy would look up names that were not checked
 * here.
 */
final class HttpFetcher {
  private static final int MAX_REDIRECTS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private final AllowList allowList;
  private final AddressGuard guard;
  private final int maxBytes;
  private final Duration timeout;
  private final int tries;
  private final HttpClient client;

  HttpFetcher(ReferencePolicy policy, AllowList allowList, int maxBytes) {
    this.allowList = allowList;
    this.guard = new AddressGuard(policy.privateHosts(), InetAddress::getAllByName);
    this.maxBytes = maxBytes;
    this.timeout = policy.timeout();
    this.tries = policy.tries();
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            // A connection that hangs leaves time for another try.
            .connectTimeout(timeout.dividedBy(tries))
            .build();
  }

  byte[] fetch(URI uri) throws RejectedException {
    Deadline deadline = Deadline.after(timeout);
    for (int attempt = 1; ; attempt++) {
      try {
        return follow(uri, deadline);
      } catch (IOException e) {
        if (attempt == tries || !pause(attempt, deadline)) {
          throw unreachable(uri, e.toString() + ", asked " + attempt + " times", e);
        }
      } catch (TimeoutException e) {
        throw unreachable(uri, "not read within " + timeout.toMillis() + " ms", e);
      }
    }
  }

  private byte[] follow(URI from, Deadline deadline)
      throws RejectedException, IOException, TimeoutException {
    URI uri = from;
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      guard.check(uri, allowList.check(uri));
      HttpResponse<BoundedBody.Content> response = send(uri, deadline);
      int status = response.statusCode();
      if (status == 200) {
        BoundedBody.Content content = response.body();
        if (content.tooLarge()) {
          throw TooLarge.rejection(from, "more", maxBytes);
        }
        return content.bytes();
      }
      if (status == 429 || status == 408 || status >= 500) {
        throw new IOException("status " + status);
      }
      Optional<String> location = response.headers().firstValue("location");
      if (status < 300 || status > 399 || location.isEmpty()) {
        throw unreachable(from, "status " + status + " (expected: 200)");
      }
      uri = target(uri, location.get());
    }
    throw unreachable(from, "more than " + MAX_REDIRECTS + " redirects");
  }

  private static URI target(URI uri, String location) throws RejectedException {
    try {
      return uri.resolve(location);
    } catch (IllegalArgumentException e) {
      throw AllowList.forbidden(uri, "leads to what is no URI");
    }
  }

  private HttpResponse<BoundedBody.Content> send(URI uri, Deadline deadline)
      throws IOException, TimeoutException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Accept", "image/*")
            .header("User-Agent", "plumbline")
            .build();
    CompletableFuture<HttpResponse<BoundedBody.Content>> answer =
        client.sendAsync(request, BoundedBody.handler(maxBytes));
    try {
      return answer.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      // Closes the connection of an answer that nobody waits for any more.
      answer.cancel(true);
    }
  }

  /** Waits before the next try; false where no time is left for one. */
  private static boolean pause(int attempt, Deadline deadline) {
    long longest = FIRST_PAUSE.toNanos() << attempt;
    long nanos = ThreadLocalRandom.current().nextLong(longest / 2, longest);
    if (nanos >= deadline.remainingNanos()) {
      return false;
    }
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
      return true;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static ServiceException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new ServiceException(
        ServiceException.Kind.TRANSIENT, "interrupted while fetching a picture", e);
  }

  private static RejectedException unreachable(URI uri, String why) {
    return new RejectedException(
        Rejection.Reason.UNREACHABLE_REFERENCE, "reference '" + uri + "': " + why);
  }

  private static RejectedException unreachable(URI uri, String why, Throwable cause) {
    return new RejectedException(
        Rejection.Reason.UNREACHABLE_REFERENCE, "reference '" + uri + "': " + why, cause);
  }
}
