package dev.plumbline.schemas.registry;

import dev.plumbline.core.model.ServiceException;
import dev.plumbline.core.model.ServiceException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Requests, each tried again while the server is away or overloaded, until the deadline. Pauses
 * double and carry jitter. Redirects are not followed: the credentials are for one server.
 */
final class RegistryCalls {
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 2000;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int SERVER_ERRORS = 500;

  private final RegistryConfig config;
  private final HttpClient client;

  RegistryCalls(RegistryConfig config) {
    this.config = config;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.timeout())
            .followRedirects(HttpClient.Redirect.NEVER);
    config.certificates().ifPresent(pem -> builder.sslContext(TrustedCertificates.context(pem)));
    this.client = builder.build();
  }

  /** For messages. */
  String name() {
    return "schema registry at " + config.url();
  }

  HttpRequest.Builder request(URI uri) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(config.timeout());
    config.credentials().ifPresent(c -> request.header("Authorization", authorization(c)));
    return request;
  }

  private static String authorization(String credentials) {
    return credentials.indexOf(':') < 0
        ? "Bearer " + credentials
        : "Basic "
            + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Sends a request, again if it must.
   *
   * @return the answer, be it a refusal
   * @throws ServiceException transient, if there was none before the deadline
   */
  HttpResponse<String> send(HttpRequest request) {
    long end = System.nanoTime() + config.deadline().toNanos();
    long pause = FIRST_PAUSE_MILLIS;
    try {
      while (true) {
        ServiceException failure;
        try {
          HttpResponse<String> answer =
              client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
          if (!isPassing(answer.statusCode())) {
            return answer;
          }
          failure = failure("status " + answer.statusCode(), null);
        } catch (IOException e) {
          failure = failure(e.getClass().getSimpleName() + " " + e.getMessage(), e);
        }
        if (System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause) > end) {
          throw failure;
        }
        Thread.sleep(ThreadLocalRandom.current().nextLong(pause / 2, pause + 1));
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("interrupted", e);
    }
  }

  private static boolean isPassing(int status) {
    return status >= SERVER_ERRORS || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT;
  }

  private ServiceException failure(String why, @Nullable Exception e) {
    String message = name() + " does not answer: " + why;
    return e == null
        ? new ServiceException(Kind.TRANSIENT, message)
        : new ServiceException(Kind.TRANSIENT, message, e);
  }
}
