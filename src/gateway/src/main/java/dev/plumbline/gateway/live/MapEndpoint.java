package dev.plumbline.gateway.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Filter.Column.BuiltIn;
import dev.plumbline.core.index.Filter.Operator;
import dev.plumbline.core.index.FilterParser;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.gateway.http.Call;
import dev.plumbline.gateway.http.Json;
import dev.plumbline.gateway.http.Reply;
import dev.plumbline.gateway.params.Bodies;
import dev.plumbline.gateway.params.Parameters;
import dev.plumbline.gateway.search.Generations;
import dev.plumbline.gateway.search.ItemJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code /v1/map}: a sample of a generation's items in the plane in which they differ most. */
public final class MapEndpoint {
  private static final int DEFAULT_LIMIT = 300;
  private static final int MAX_LIMIT = 2000;
  private static final Filter TEXT =
      new Filter.Compare(BuiltIn.MODALITY, Operator.EQ, new AttributeValue.Text("text"));

  private final VectorIndex index;
  private final Generations generations;

  public MapEndpoint(VectorIndex index) {
    this.index = index;
    this.generations = new Generations(index);
  }

  public Reply answer(Call call) {
    Parameters query = Bodies.query(call);
    query.allowOnly(Set.of("tenant", "generation", "filter", "limit"));
    String tenant = call.caller().tenantFor(query.text("tenant"));
    int limit = query.integer("limit", 1, MAX_LIMIT).orElse(DEFAULT_LIMIT);
    Filter filter = query.text("filter").map(FilterParser::parse).orElseGet(Filter::all);
    Generation generation = generations.of(query);
    return Reply.json(map(generation, sample(generation.id(), tenant, filter, limit)));
  }

  /** Pictures for half of the places; captions, of which there are many more, for the rest. */
  private List<IndexRecord> sample(
      GenerationId generation, String tenant, Filter filter, int limit) {
    Filter visual = new Filter.Not(TEXT);
    List<IndexRecord> sample =
        new ArrayList<>(
            index.scan(
                generation, tenant, new Filter.And(List.of(visual, filter)), (limit + 1) / 2));
    if (sample.size() < limit) {
      Filter textual = new Filter.And(List.of(TEXT, filter));
      sample.addAll(index.scan(generation, tenant, textual, limit - sample.size()));
    }
    return sample;
  }

  private static ObjectNode map(Generation generation, List<IndexRecord> sample) {
    ObjectNode json = Json.object();
    json.put("generation", generation.id().number());
    json.put("aligner", generation.aligner().number());
    ArrayNode explained = json.putArray("explained");
    ArrayNode points = json.putArray("points");
    if (sample.isEmpty()) {
      return json;
    }
    Pca pca = Pca.of(FloatMatrix.ofRows(sample.stream().map(IndexRecord::vector).toList()));
    for (double share : pca.explained()) {
      explained.add(share);
    }
    for (int i = 0; i < sample.size(); i++) {
      ObjectNode point = points.addObject();
      point.put("x", pca.places()[i][0]);
      point.put("y", pca.places()[i][1]);
      ItemJson.put(point, sample.get(i).item());
    }
    return json;
  }
}
