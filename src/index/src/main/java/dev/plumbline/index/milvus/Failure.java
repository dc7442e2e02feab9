package dev.plumbline.index.milvus;

import dev.plumbline.core.model.ServiceException;
import io.milvus.exception.ParamException;
import io.milvus.shaded.io.grpc.Status;
import io.milvus.shaded.io.grpc.StatusRuntimeException;
import io.milvus.v2.exception.ErrorCode;
import io.milvus.v2.exception.MilvusClientException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/**
 * What a failed call tells.
 *
 * @param kind what the port's user is told
 * @param again whether to make the same call once more, if time is left
 * @param suspect whether the connection may be broken
 * @param code the server's error code; 0 if the server did not speak
 * @param cause what was thrown
 */
record Failure(
    ServiceException.Kind kind, boolean again, boolean suspect, int code, Throwable cause) {
  static final int COLLECTION_NOT_FOUND = 100;
  static final int ALIAS_NOT_FOUND = 1600;

  /** The request's contents are not what they must be. */
  private static final int INVALID_PARAMETER = 1100;

  /**
   * What older servers say of everything they have no code for; of a sound request, while they
   * start, recover or lose a node.
   */
  private static final int UNEXPECTED = 65_535;

  /**
   * Not ready, overloaded, out of memory or disk for now, a node that left; and a collection that
   * is not loaded (101, 103), which is what a server says of all until it has recovered from a
   * crash.
   */
  private static final Set<Integer> PASSING = Set.of(1, 2, 4, 8, 12, 101, 103, 106, 202);

  static Failure of(Throwable thrown) {
    if (thrown instanceof MilvusClientException e && e.getErrorCode() == ErrorCode.SERVER_ERROR) {
      int code = e.getServerErrCode();
      boolean again = PASSING.contains(code);
      return new Failure(kind(again || code == UNEXPECTED), again, false, code, e);
    }
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof StatusRuntimeException e) {
        return of(e.getStatus(), e);
      }
    }
    return new Failure(ServiceException.Kind.PERMANENT, false, false, 0, thrown);
  }

  static Failure interrupted(InterruptedException cause) {
    return new Failure(ServiceException.Kind.TRANSIENT, false, false, 0, cause);
  }

  private static Failure of(Status status, Throwable cause) {
    if (status.getCause() instanceof IOException) { // a channel that closed is UNKNOWN, else
      return new Failure(kind(true), true, true, 0, cause);
    }
    return switch (status.getCode()) {
      // Every call here may be made twice.
      case UNAVAILABLE, ABORTED -> new Failure(kind(true), true, true, 0, cause);
      // The time is up, or the thread was interrupted.
      case DEADLINE_EXCEEDED -> new Failure(kind(true), false, true, 0, cause);
      case CANCELLED -> new Failure(kind(true), false, false, 0, cause);
      default -> new Failure(kind(false), false, false, 0, cause);
    };
  }

  private static ServiceException.Kind kind(boolean passing) {
    return passing ? ServiceException.Kind.TRANSIENT : ServiceException.Kind.PERMANENT;
  }

  /** The failure in the port's terms. */
  ServiceException exception(String what, Duration time) {
    String why =
        cause instanceof StatusRuntimeException e
                && e.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED
            ? "no answer within " + time.toMillis() + " ms"
            : String.valueOf(cause.getMessage());
    return new ServiceException(kind, "Milvus: " + what + ": " + why, cause);
  }

  /** Whether the server, or its client before it, will not have what it was sent. */
  boolean blamesRequest() {
    if (code == INVALID_PARAMETER) {
      return true;
    }
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof ParamException
          || (t instanceof MilvusClientException e
              && e.getErrorCode() == ErrorCode.INVALID_PARAMS)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the server does not know the call. */
  boolean isUnimplemented() {
    return cause instanceof StatusRuntimeException e
        && e.getStatus().getCode() == Status.Code.UNIMPLEMENTED;
  }
}
