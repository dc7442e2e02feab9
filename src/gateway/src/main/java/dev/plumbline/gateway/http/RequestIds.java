package dev.plumbline.gateway.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.util.AsciiString;
import java.util.regex.Pattern;

/** Names each request: the caller's own name for it if that is harmless, else a new one. */
public final class RequestIds implements DecoratingHttpServiceFunction {
  private static final AsciiString HEADER = HttpHeaderNames.of("x-request-id");
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  @Override
  public HttpResponse serve(HttpService delegate, ServiceRequestContext ctx, HttpRequest request)
      throws Exception {
    ctx.mutateAdditionalResponseHeaders(headers -> headers.set(HEADER, of(ctx, request.headers())));
    return delegate.serve(ctx, request);
  }

  /** The request's id. */
  static String of(ServiceRequestContext ctx, RequestHeaders headers) {
    String given = headers.get(HEADER, "");
    return HARMLESS.matcher(given).matches() ? given : ctx.id().text();
  }
}
