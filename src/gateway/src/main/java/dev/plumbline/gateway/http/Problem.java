package dev.plumbline.gateway.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What went wrong, for programs and for people; written as RFC 9457 says.
 *
 * @param type its kind
 * @param detail a sentence for people: what was wrong, where, what was expected
 * @param parameter the parameter that is wrong, by its name or its place in the body
 * @param column for a filter where in its text, in UTF-16 units, 1 for the first
 * @param retryAfter when another try may succeed
 */
public record Problem(
    ProblemType type,
    String detail,
    Optional<String> parameter,
    OptionalInt column,
    Optional<Duration> retryAfter) {
  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, Optional.empty(), OptionalInt.empty(), Optional.empty());
  }

  /**
   * A parameter is wrong.
   *
   * @param detail its value and what was expected, without its name
   */
  public static Problem ofParameter(String parameter, String detail) {
    return of(ProblemType.INVALID_PARAMETER, parameter + ": " + detail).at(parameter);
  }

  /** The same, with the parameter's name. */
  public Problem at(String wrongParameter) {
    return new Problem(type, detail, Optional.of(wrongParameter), column, retryAfter);
  }

  /** The same, with a place in the parameter's text. */
  public Problem atColumn(int wrongColumn) {
    return new Problem(type, detail, parameter, OptionalInt.of(wrongColumn), retryAfter);
  }

  /** The same, with the time after which to try again. */
  public Problem after(Duration wait) {
    return new Problem(type, detail, parameter, column, Optional.of(wait));
  }

  ObjectNode toJson(String requestId) {
    ObjectNode json = Json.object();
    json.put("type", type.uri());
    json.put("title", type.title());
    json.put("status", type.status());
    json.put("detail", detail);
    parameter.ifPresent(p -> json.put("parameter", p));
    column.ifPresent(c -> json.put("column", c));
    json.put("requestId", requestId);
    return json;
  }
}
