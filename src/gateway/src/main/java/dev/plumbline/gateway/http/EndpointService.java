package dev.plumbline.gateway.http;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.plumbline.config.ApiKey.Role;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * One endpoint behind the server: tells the caller, checks the role, gathers the body, and hands
 * the call to a lane.
 */
public final class EndpointService implements HttpService {
  private final Access access;
  private final Role needed;
  private final Lane lane;
  private final Endpoint endpoint;

  /**
   * @param needed the role that a caller must have
   * @param lane where the endpoint runs
   */
  public EndpointService(Access access, Role needed, Lane lane, Endpoint endpoint) {
    this.access = access;
    this.needed = needed;
    this.lane = lane;
    this.endpoint = endpoint;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    Caller caller = access.caller(request.headers());
    caller.require(needed);
    CompletableFuture<HttpResponse> response =
        request
            .aggregate()
            .thenCompose(whole -> run(ctx, caller, whole))
            .thenApply(Reply::toResponse);
    return HttpResponse.of(response);
  }

  private CompletableFuture<Reply> run(
      ServiceRequestContext ctx, Caller caller, AggregatedHttpRequest request) {
    Call call =
        new Call(
            caller,
            RequestIds.of(ctx, request.headers()),
            ctx.pathParams(),
            QueryParams.fromQueryString(ctx.query()),
            request);
    return lane.submit(ctx::isCancelled, () -> endpoint.answer(call))
        .thenCompose(Function.identity());
  }
}
