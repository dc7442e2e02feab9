package dev.plumbline.gateway.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.gateway.http.Call;
import dev.plumbline.gateway.http.Json;
import dev.plumbline.gateway.http.Problem;
import dev.plumbline.gateway.http.ProblemException;
import dev.plumbline.gateway.http.ProblemType;
import dev.plumbline.gateway.http.Reply;
import dev.plumbline.gateway.params.Bodies;
import dev.plumbline.gateway.params.Parameters;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** {@code /v1/items/{id}}: an indexed item, and the captions that describe it. */
public final class ItemEndpoint {
  private final VectorIndex index;
  private final Generations generations;

  public ItemEndpoint(VectorIndex index) {
    this.index = index;
    this.generations = new Generations(index);
  }

  public Reply answer(Call call) {
    Parameters query = Bodies.query(call);
    query.allowOnly(Set.of("tenant", "generation"));
    ItemId id = id(call, query);
    Generation generation = generations.of(query);
    IndexRecord found =
        index.get(generation.id(), List.of(id)).stream()
            .findFirst()
            .orElseThrow(() -> notIndexed(id));
    ObjectNode json = Json.object();
    json.put("tenant", id.tenant());
    ItemJson.put(json, found.item());
    ArrayNode captions = json.putArray("captions");
    if (found.item().modality().isVisual()) {
      index.captionsOf(generation.id(), id.tenant(), Set.of(id.id())).stream()
          .sorted(Comparator.comparing(Item::id))
          .forEach(caption -> put(captions.addObject(), caption));
    }
    json.put("generation", generation.id().number());
    json.put("aligner", generation.aligner().number());
    return Reply.json(json);
  }

  /**
   * The item that a call names in its path, and its tenant behind it.
   *
   * @throws ProblemException if one of them is none, or another's
   */
  public static ItemId id(Call call, Parameters query) {
    String tenant = call.caller().tenantFor(query.text("tenant"));
    return SearchReader.itemId(query, "id", tenant, call.path("id"));
  }

  private static void put(ObjectNode json, Item caption) {
    json.put("id", caption.id().id());
    json.put("text", caption.text().orElse(""));
  }

  private static ProblemException notIndexed(ItemId id) {
    return new ProblemException(
        Problem.of(
                ProblemType.NOT_FOUND,
                "id: " + Parameters.shown(id.id()) + " (not in this generation)")
            .at("id"));
  }
}
