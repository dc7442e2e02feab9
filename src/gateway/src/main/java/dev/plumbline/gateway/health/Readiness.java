package dev.plumbline.gateway.health;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.search.Aligners;
import dev.plumbline.core.search.NotReadyException;
import dev.plumbline.gateway.http.Json;
import dev.plumbline.gateway.http.Reply;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@code /health/ready}: whether a search would find something to search, and how to project it.
 */
public final class Readiness {
  private final VectorIndex index;
  private final Aligners aligners;
  private final AtomicBoolean stopping = new AtomicBoolean();

  public Readiness(VectorIndex index, Aligners aligners) {
    this.index = index;
    this.aligners = aligners;
  }

  /** From now on it is not ready: no new work is to be sent here. */
  public void stop() {
    stopping.set(true);
  }

  /**
   * Says that it is ready.
   *
   * @throws NotReadyException if it is not
   */
  public Reply answer() {
    if (stopping.get()) {
      throw new NotReadyException("the gateway is stopping");
    }
    Generation live =
        index.live().orElseThrow(() -> new NotReadyException("no index generation is live yet"));
    if (aligners.find(live.aligner()).isEmpty()) {
      throw new NotReadyException("aligner " + live.aligner() + " is not here yet");
    }
    ObjectNode json = Json.object();
    json.put("status", "ready");
    json.put("generation", live.id().number());
    json.put("aligner", live.aligner().number());
    return Reply.json(json);
  }
}
