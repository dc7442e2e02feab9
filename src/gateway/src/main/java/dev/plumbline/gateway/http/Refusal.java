package dev.plumbline.gateway.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.ResponseHeaders;
import java.nio.charset.StandardCharsets;

/**
 * A problem that is told again and again, written once: only the request's id changes. Under
 * overload most requests are answered so, and what that takes is taken from the others.
 */
final class Refusal {
  private static final String ID = "REQUEST-ID";

  private final byte[] before;
  private final byte[] after;
  private final ResponseHeaders headers;

  Refusal(Problem problem) {
    Reply reply = Reply.of(problem, ID);
    String text = new String(reply.body(), StandardCharsets.UTF_8);
    int place = text.lastIndexOf(ID);
    this.before = text.substring(0, place).getBytes(StandardCharsets.UTF_8);
    this.after = text.substring(place + ID.length()).getBytes(StandardCharsets.UTF_8);
    this.headers = reply.toHeaders();
  }

  /**
   * The answer to one request.
   *
   * @param requestId as {@link RequestIds} gives it, which needs no escapes in JSON
   */
  HttpResponse toResponse(String requestId) {
    byte[] id = requestId.getBytes(StandardCharsets.US_ASCII);
    byte[] body = new byte[before.length + id.length + after.length];
    System.arraycopy(before, 0, body, 0, before.length);
    System.arraycopy(id, 0, body, before.length, id.length);
    System.arraycopy(after, 0, body, before.length + id.length, after.length);
    return HttpResponse.of(headers, HttpData.wrap(body));
  }
}
