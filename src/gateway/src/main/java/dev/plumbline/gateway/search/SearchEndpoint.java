package dev.plumbline.gateway.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpMethod;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.search.QueryReader;
import dev.plumbline.core.search.SearchRequest;
import dev.plumbline.core.search.SearchResponse;
import dev.plumbline.core.search.Searcher;
import dev.plumbline.gateway.http.Call;
import dev.plumbline.gateway.http.Json;
import dev.plumbline.gateway.http.Reply;
import dev.plumbline.gateway.params.Bodies;
import dev.plumbline.gateway.params.Parameters;

/** {@code /v1/search}: in words, by a picture, by an indexed item, or by words and a picture. */
public final class SearchEndpoint {
  private static final double NANOS_PER_MILLI = 1e6;

  private final Searcher searcher;
  private final SearchReader reader;

  public SearchEndpoint(Searcher searcher, QueryReader queries) {
    this.searcher = searcher;
    this.reader = new SearchReader(queries);
  }

  public Reply answer(Call call) {
    long start = System.nanoTime();
    Parameters parameters =
        call.request().method() == HttpMethod.POST ? Bodies.body(call) : Bodies.query(call);
    SearchRequest request = reader.read(parameters, call.caller());
    SearchResponse response = searcher.search(request);
    return Reply.json(toJson(call.requestId(), response, System.nanoTime() - start));
  }

  private static ObjectNode toJson(String queryId, SearchResponse response, long nanos) {
    ObjectNode json = Json.object();
    json.put("queryId", queryId);
    Generation generation = response.generation();
    json.put("generation", generation.id().number());
    json.put("aligner", generation.aligner().number());
    json.put("tookMs", nanos / NANOS_PER_MILLI);
    ArrayNode hits = json.putArray("hits");
    for (SearchResponse.Hit hit : response.hits()) {
      ObjectNode one = hits.addObject();
      one.put("rank", hits.size());
      one.put("score", hit.score());
      ItemJson.put(one, hit.item());
      ItemJson.putTexts(one, "captions", hit.captions());
    }
    return json;
  }
}
