package dev.plumbline.core.search;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.FilterEvaluator;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.Neighbor;
import dev.plumbline.core.index.TextIndex;
import dev.plumbline.core.index.TextMatch;
import dev.plumbline.core.index.TextQuery;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.index.VectorQuery;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Vectors and words together. Both rankings go deeper than what is asked for, so that what is good
 * in both is found in both.
 *
 * <p>An image has no words of its own; its captions speak for it, the best one first. The request's
 * filter is about what is found: it is put to the images after the captions have led to them, and
 * where it lets few of them through the words contribute few.
 */
final class HybridRanking {
  private static final int DEPTH = 4;
  private static final int CAPTIONS_OF_AN_IMAGE = 5;

  private final VectorIndex index;
  private final TextIndex texts;
  private final GenerationId generation;
  private final SearchRequest request;
  private final FloatVector vector;
  private final int depth;

  HybridRanking(
      VectorIndex index,
      TextIndex texts,
      GenerationId generation,
      SearchRequest request,
      FloatVector vector) {
    this.index = index;
    this.texts = texts;
    this.generation = generation;
    this.request = request;
    this.vector = vector.normalized();
    this.depth = Math.min(VectorQuery.MAX_K, DEPTH * request.k());
  }

  /** The best k by both rankings; their scores are cosines. */
  List<Neighbor> neighbors() {
    Map<ItemId, Neighbor> found = new HashMap<>();
    List<ItemId> byVector = new ArrayList<>();
    for (Neighbor neighbor : nearest()) {
      found.put(neighbor.item().id(), neighbor);
      byVector.add(neighbor.item().id());
    }
    List<ItemId> byWords = new ArrayList<>();
    for (IndexRecord record : worded()) {
      Item item = record.item();
      found.putIfAbsent(item.id(), new Neighbor(item, cosine(record.vector())));
      byWords.add(item.id());
    }
    return ReciprocalRankFusion.fuse(List.of(byVector, byWords)).stream()
        .limit(request.k())
        .map(ReciprocalRankFusion.Fused::value)
        .flatMap(id -> Stream.ofNullable(found.get(id)))
        .toList();
  }

  private List<Neighbor> nearest() {
    return index.search(
        generation,
        new VectorQuery(request.tenant(), vector, depth, request.modalities(), request.filter()));
  }

  /** What the words lead to, best first, of the wanted modalities and within the filter. */
  private List<IndexRecord> worded() {
    Set<ItemId> ids = new LinkedHashSet<>();
    for (TextMatch match : matches()) {
      Item caption = match.item();
      if (request.modalities().contains(Modality.TEXT)) {
        ids.add(caption.id());
      }
      if (findsVisual()) {
        caption.partOf().ifPresent(whole -> ids.add(new ItemId(request.tenant(), whole)));
      }
    }
    Map<ItemId, IndexRecord> records = new HashMap<>();
    index.get(generation, ids).forEach(record -> records.put(record.item().id(), record));
    return ids.stream()
        .flatMap(id -> Stream.ofNullable(records.get(id)))
        .filter(record -> request.modalities().contains(record.item().modality()))
        .filter(record -> FilterEvaluator.matches(request.filter(), record.item()))
        .limit(depth)
        .toList();
  }

  private List<TextMatch> matches() {
    int k = findsVisual() ? Math.min(VectorQuery.MAX_K, CAPTIONS_OF_AN_IMAGE * depth) : depth;
    Filter filter = findsVisual() ? Filter.all() : request.filter();
    String words = request.text().orElse("");
    return texts.searchText(generation, new TextQuery(request.tenant(), words, k, filter));
  }

  private boolean findsVisual() {
    return request.modalities().stream().anyMatch(Modality::isVisual);
  }

  private double cosine(FloatVector other) {
    return Math.max(-1, Math.min(1, vector.dot(other)));
  }
}
