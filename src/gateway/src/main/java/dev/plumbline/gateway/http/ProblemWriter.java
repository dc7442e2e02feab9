package dev.plumbline.gateway.http;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.HttpResponseException;
import com.linecorp.armeria.server.HttpStatusException;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes whatever goes wrong as {@code application/problem+json}, and our own faults to the log.
 */
public final class ProblemWriter implements ServerErrorHandler {
  private static final Logger log = LoggerFactory.getLogger(ProblemWriter.class);

  @Override
  public @Nullable HttpResponse onServiceException(ServiceRequestContext ctx, Throwable thrown) {
    Throwable cause = Problems.unwrapped(thrown);
    if (cause instanceof HttpStatusException || cause instanceof HttpResponseException) {
      return null; // The server's own; it comes back as renderStatus.
    }
    Problem problem = Problems.of(cause);
    String requestId = RequestIds.of(ctx, ctx.request().headers());
    if (problem.type() == ProblemType.INTERNAL) {
      log.error("request {} {} failed", requestId, ctx.path(), cause);
    } else if (problem.type() == ProblemType.UNAVAILABLE) {
      log.warn("request {} {}: {}", requestId, ctx.path(), cause.getMessage());
    }
    return Reply.of(problem, requestId).toResponse();
  }

  @Override
  public AggregatedHttpResponse renderStatus(
      @Nullable ServiceRequestContext ctx,
      ServiceConfig config,
      @Nullable RequestHeaders headers,
      HttpStatus status,
      @Nullable String description,
      @Nullable Throwable cause) {
    String requestId = ctx == null || headers == null ? "" : RequestIds.of(ctx, headers);
    Reply reply = Reply.of(problem(status), requestId);
    return AggregatedHttpResponse.of(reply.toHeaders(), HttpData.wrap(reply.body()));
  }

  @Override
  public AggregatedHttpResponse onProtocolViolation(
      ServiceConfig config,
      @Nullable RequestHeaders headers,
      HttpStatus status,
      @Nullable String description,
      @Nullable Throwable cause) {
    return renderStatus(null, config, headers, status, description, cause);
  }

  private static Problem problem(HttpStatus status) {
    return switch (status.code()) {
      case 404 -> Problem.of(ProblemType.NOT_FOUND, "no resource has this path");
      case 405 -> Problem.of(ProblemType.METHOD_NOT_ALLOWED, "see /openapi.yaml for its methods");
      case 413 -> Problem.of(ProblemType.TOO_LARGE, "the body is over gateway.limits.bodySize");
      case 415 ->
          Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "see /openapi.yaml for its body's types");
      case 503 ->
          Problem.of(ProblemType.TIMED_OUT, "the time for one request is over")
              .after(Duration.ofSeconds(1));
      default ->
          status.isClientError()
              ? Problem.of(ProblemType.INVALID_BODY, status.reasonPhrase())
              : Problem.of(ProblemType.INTERNAL, status.reasonPhrase());
    };
  }
}
