package dev.plumbline.gateway.http;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.QueryParams;
import java.util.Map;
import java.util.Optional;

/**
 * A request whose caller is known and whose body is here.
 *
 * @param caller who asks
 * @param requestId names the request in answers and logs
 * @param pathParameters the variable parts of the path, decoded, by name
 * @param query the parameters behind the path
 * @param request its headers and body
 */
public record Call(
    Caller caller,
    String requestId,
    Map<String, String> pathParameters,
    QueryParams query,
    AggregatedHttpRequest request) {
  /** The value of a part of the path that the route names. */
  public String path(String name) {
    String value = pathParameters.get(name);
    if (value == null) {
      throw new IllegalStateException("the route names no " + name);
    }
    return value;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(request.headers().get(name));
  }

  /** The body's media type, if it says one that can be read. */
  public Optional<MediaType> contentType() {
    return Optional.ofNullable(request.contentType());
  }

  /** The body's bytes; not to be written to. */
  public byte[] body() {
    return request.content().array();
  }
}
