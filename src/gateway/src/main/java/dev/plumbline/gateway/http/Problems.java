package dev.plumbline.gateway.http;

import com.linecorp.armeria.server.RequestTimeoutException;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.index.FilterSyntaxException;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.core.search.InvalidSearchException;
import dev.plumbline.core.search.NotOnThisIndexException;
import dev.plumbline.core.search.NotReadyException;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/** From what was thrown to what the caller is told. */
final class Problems {
  private static final Duration SOON = Duration.ofSeconds(1);

  private Problems() {}

  static Problem of(Throwable thrown) {
    Throwable error = unwrapped(thrown);
    if (error instanceof ProblemException e) {
      return e.problem();
    }
    if (error instanceof NotOnThisIndexException e) {
      return Problem.of(ProblemType.NOT_ON_THIS_INDEX, message(e)).at(e.parameter());
    }
    if (error instanceof InvalidSearchException e) {
      return Problem.of(ProblemType.INVALID_PARAMETER, message(e)).at(e.parameter());
    }
    if (error instanceof FilterSyntaxException e) {
      return Problem.of(ProblemType.INVALID_FILTER, message(e)).at("filter").atColumn(e.column());
    }
    if (error instanceof RejectedException e) {
      return Problem.ofParameter("image", e.rejection().detail());
    }
    if (error instanceof NotReadyException) {
      return Problem.of(ProblemType.NOT_READY, message(error)).after(SOON);
    }
    if (error instanceof ServiceException) {
      // Its text names servers inside: that is for the log.
      return Problem.of(ProblemType.UNAVAILABLE, "the index, a model or the stream did not answer")
          .after(SOON);
    }
    if (error instanceof RequestTimeoutException) {
      return Problem.of(ProblemType.TIMED_OUT, "the time for one request is over").after(SOON);
    }
    return Problem.of(ProblemType.INTERNAL, "see the gateway's log under the request's id");
  }

  static Throwable unwrapped(Throwable error) {
    return error instanceof CompletionException && error.getCause() != null
        ? unwrapped(error.getCause())
        : error;
  }

  private static String message(Throwable error) {
    return String.valueOf(error.getMessage());
  }
}
