package dev.plumbline.gateway.http;

import java.util.Locale;

/** The kinds of problems, each with its HTTP status. */
public enum ProblemType {
  INVALID_PARAMETER(400, "A parameter is wrong"),
  INVALID_FILTER(400, "The filter breaks a rule of the filter language"),
  INVALID_BODY(400, "The body cannot be read"),
  NOT_ON_THIS_INDEX(400, "The index has no such search"),
  UNAUTHENTICATED(401, "A key is needed"),
  FORBIDDEN(403, "The key does not allow this"),
  FOREIGN_ORIGIN(403, "Other web sites may not do this"),
  NOT_FOUND(404, "There is no such thing"),
  METHOD_NOT_ALLOWED(405, "The method is not one of this resource's"),
  IN_PROGRESS(409, "The same call is under way"),
  TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body's type is not one of this resource's"),
  KEY_REUSED(422, "The Idempotency-Key belongs to another body"),
  TOO_MANY_REQUESTS(429, "Too much at a time"),
  INTERNAL(500, "The gateway has a defect"),
  NOT_READY(503, "Nothing can be searched yet"),
  OVERLOADED(503, "The gateway is busy"),
  UNAVAILABLE(503, "A server behind the gateway failed"),
  TIMED_OUT(503, "The answer did not come in time");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** Names the type for programs, for example {@code urn:plumbline:problem:invalid-parameter}. */
  public String uri() {
    return "urn:plumbline:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
