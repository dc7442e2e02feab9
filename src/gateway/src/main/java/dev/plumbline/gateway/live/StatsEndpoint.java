package dev.plumbline.gateway.live;

import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.live.LiveFigures;
import dev.plumbline.gateway.http.Call;
import dev.plumbline.gateway.http.Reply;
import dev.plumbline.gateway.params.Bodies;
import dev.plumbline.gateway.params.Parameters;
import java.time.InstantSource;
import java.util.Set;

/** {@code /v1/stats}: the figures of this moment. */
public final class StatsEndpoint {
  private final Stats stats;

  public StatsEndpoint(VectorIndex index, LiveFigures figures, InstantSource clock) {
    this.stats = new Stats(index, figures, clock);
  }

  public Reply answer(Call call) {
    return Reply.json(stats.of(tenant(call)));
  }

  /** The figures as one line of JSON, for the stream. */
  public String line(String tenant) {
    return stats.of(tenant).toString();
  }

  /** The tenant whose figures a call asks for. */
  static String tenant(Call call) {
    Parameters query = Bodies.query(call);
    query.allowOnly(Set.of("tenant"));
    return call.caller().tenantFor(query.text("tenant"));
  }
}
