package dev.plumbline.gateway.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.search.Aligners;
import dev.plumbline.gateway.http.Call;
import dev.plumbline.gateway.http.Json;
import dev.plumbline.gateway.http.Reply;
import dev.plumbline.gateway.params.Bodies;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** {@code /v1/aligners}: what was published, what it was accepted on, and what serves now. */
public final class AlignersEndpoint {
  private final Aligners aligners;
  private final VectorIndex index;

  public AlignersEndpoint(Aligners aligners, VectorIndex index) {
    this.aligners = aligners;
    this.index = index;
  }

  public Reply answer(Call call) {
    Bodies.query(call).allowOnly(Set.of());
    Optional<Generation> live = index.live();
    List<Generation> generations = index.generations();
    ObjectNode json = Json.object();
    live.ifPresent(generation -> json.put("live", generation.aligner().number()));
    ArrayNode all = json.putArray("aligners");
    aligners.headers().forEach(header -> put(all.addObject(), header, generations));
    return Reply.json(json);
  }

  private static void put(ObjectNode json, AlignerHeader header, List<Generation> generations) {
    json.put("version", header.version().number());
    json.put("method", header.method());
    json.put("visualEncoder", header.visualEncoder().toString());
    json.put("textualEncoder", header.textualEncoder().toString());
    header.parent().ifPresent(parent -> json.put("parent", parent.number()));
    json.put("created", header.created().toString());
    ObjectNode metrics = json.putObject("metrics");
    new TreeMap<>(header.metrics()).forEach(metrics::put);
    ArrayNode own = json.putArray("generations");
    generations.stream()
        .filter(generation -> generation.aligner().equals(header.version()))
        .forEach(generation -> own.add(generation.id().number()));
  }
}
