package dev.plumbline.gateway.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other web sites' pages from acting through a visitor's browser. A browser sends a form to
 * any address without asking first, so where no key is needed a page from anywhere could put items
 * on the stream of whoever looks at it; and a name that an attacker's DNS points at this machine
 * makes its page look like ours.
 */
public final class OriginGuard implements DecoratingHttpServiceFunction {
  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final List<String> allowed;
  private final boolean loopbackOnly;

  /**
   * @param allowed other origins whose pages may act
   * @param loopbackOnly whether requests must name this machine by a loopback name
   */
  public OriginGuard(List<String> allowed, boolean loopbackOnly) {
    this.allowed = List.copyOf(allowed);
    this.loopbackOnly = loopbackOnly;
  }

  @Override
  public HttpResponse serve(HttpService delegate, ServiceRequestContext ctx, HttpRequest request)
      throws Exception {
    RequestHeaders headers = request.headers();
    if (loopbackOnly && !LOOPBACK.contains(host(headers.authority()))) {
      throw foreign("the request is for " + headers.authority() + " (expected: localhost)");
    }
    String origin = headers.get(HttpHeaderNames.ORIGIN, "");
    if (!SAFE.contains(request.method()) && !origin.isEmpty() && !isOurs(origin, headers)) {
      throw foreign("a page of " + origin + " asks (expected: one of gateway.corsOrigins)");
    }
    return delegate.serve(ctx, request);
  }

  private boolean isOurs(String origin, RequestHeaders headers) {
    if (allowed.contains(origin)) {
      return true;
    }
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority != null && authority.equalsIgnoreCase(headers.authority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String host(@Nullable String authority) {
    if (authority == null) {
      return "";
    }
    int port = authority.lastIndexOf(':');
    return port > authority.lastIndexOf(']') ? authority.substring(0, port) : authority;
  }

  private static ProblemException foreign(String detail) {
    return new ProblemException(Problem.of(ProblemType.FOREIGN_ORIGIN, detail));
  }
}
