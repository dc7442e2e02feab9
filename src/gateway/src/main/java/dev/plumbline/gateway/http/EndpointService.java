package dev.plumbline.gateway.http;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.plumbline.config.ApiKey.Role;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * One endpoint behind the server: tells the caller, checks the role, gathers the body, and hands
 * the call to a lane. Where the lane is full, it answers by the request's head alone.
 */
public final class EndpointService implements HttpService {
  /**
   * A refusal is held back for so long, at no thread's cost. Clients that ask again at once, as
   * many do, would else take more time from the searches with refusals than with questions.
   */
  private static final Duration REFUSAL_DELAY = Duration.ofMillis(100);

  /**
   * And then until the next of these steps: an event loop that wakes up once for many refusals
   * disturbs the searches less than one that wakes up for each.
   */
  private static final Duration REFUSAL_STEP = Duration.ofMillis(10);

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
    if (lane.turnsAway()) {
      return refusal(ctx);
    }
    return HttpResponse.of(request.aggregate().thenCompose(whole -> run(ctx, caller, whole)));
  }

  private CompletableFuture<HttpResponse> run(
      ServiceRequestContext ctx, Caller caller, AggregatedHttpRequest request) {
    Call call =
        new Call(
            caller,
            RequestIds.of(ctx, request.headers()),
            ctx.pathParams(),
            QueryParams.fromQueryString(ctx.query()),
            request);
    return lane.submit(ctx::isCancelled, () -> endpoint.answer(call))
        .map(answer -> answer.thenCompose(Function.identity()).thenApply(Reply::toResponse))
        .orElseGet(() -> CompletableFuture.completedFuture(refusal(ctx)));
  }

  /**
   * The answer to a request that is turned away, after the delay. An answer as others are, and no
   * exception that the server carries and unwraps: under overload most requests come here.
   */
  private HttpResponse refusal(ServiceRequestContext ctx) {
    String requestId = RequestIds.of(ctx, ctx.request().headers());
    return HttpResponse.delayed(
        () -> lane.refusal().toResponse(requestId),
        untilNextStep(System.nanoTime()),
        ctx.eventLoop().withoutContext());
  }

  private static Duration untilNextStep(long now) {
    long step = REFUSAL_STEP.toNanos();
    return REFUSAL_DELAY.plusNanos(step - Math.floorMod(now, step));
  }
}
