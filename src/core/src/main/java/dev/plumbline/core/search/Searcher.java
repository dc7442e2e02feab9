package dev.plumbline.core.search;

import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.encode.ImageEncoder;
import dev.plumbline.core.encode.TextEncoder;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.Neighbor;
import dev.plumbline.core.index.TextIndex;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.index.VectorQuery;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Answers searches in words, in pictures or in both. The one code path behind HTTP, Kafka and the
 * command line. Thread-safe.
 *
 * <p>A query is always projected with the aligner of the generation that it searches: vectors of
 * two aligner versions are never compared.
 */
public final class Searcher {
  private final ImageEncoder imageEncoder;
  private final TextEncoder textEncoder;
  private final VectorIndex index;
  private final Aligners aligners;

  public Searcher(
      ImageEncoder imageEncoder, TextEncoder textEncoder, VectorIndex index, Aligners aligners) {
    this.imageEncoder = imageEncoder;
    this.textEncoder = textEncoder;
    this.index = index;
    this.aligners = aligners;
  }

  /**
   * Searches one generation.
   *
   * @throws NotReadyException if there is nothing to search yet
   * @throws InvalidSearchException if the request names a generation or an item that is not there
   * @throws NotOnThisIndexException if it asks for a hybrid search of an index without words
   * @throws dev.plumbline.core.model.ServiceException if the index or a model fails
   */
  public SearchResponse search(SearchRequest request) {
    Optional<TextIndex> words = request.hybrid() ? Optional.of(textIndex()) : Optional.empty();
    Generation generation = generation(request);
    FloatVector vector = queryVector(request, generation);
    List<Neighbor> neighbors =
        words.isPresent()
            ? new HybridRanking(index, words.get(), generation.id(), request, vector).neighbors()
            : index.search(
                generation.id(),
                new VectorQuery(
                    request.tenant(), vector, request.k(), request.modalities(), request.filter()));
    return new SearchResponse(generation, withCaptions(request.tenant(), generation, neighbors));
  }

  private TextIndex textIndex() {
    return index
        .textIndex()
        .orElseThrow(
            () ->
                new NotOnThisIndexException(
                    "hybrid",
                    "true is not on this server (expected: false; its index has no full text)"));
  }

  private Generation generation(SearchRequest request) {
    if (request.generation().isEmpty()) {
      return index
          .live()
          .orElseThrow(() -> new NotReadyException("no index generation is live yet"));
    }
    GenerationId wanted = request.generation().get();
    return index.generations().stream()
        .filter(g -> g.id().equals(wanted))
        .findFirst()
        .orElseThrow(
            () -> new InvalidSearchException("generation", wanted + " (not in the index)"));
  }

  /** A picture, or an item in its place, and words: each in the shared space, weighed. */
  private FloatVector queryVector(SearchRequest request, Generation generation) {
    Optional<FloatVector> pictured = pictured(request, generation);
    Optional<FloatVector> worded =
        request
            .text()
            .map(
                text ->
                    aligner(generation)
                        .project(Modality.TEXT, textEncoder.encode(List.of(text)).get(0).global()));
    if (pictured.isPresent() && worded.isPresent()) {
      return weightedSum(pictured.get(), worded.get(), request.imageWeight());
    }
    return pictured.or(() -> worded).orElseThrow().normalized();
  }

  private Optional<FloatVector> pictured(SearchRequest request, Generation generation) {
    if (request.like().isPresent()) {
      ItemId id = new ItemId(request.tenant(), request.like().get());
      return Optional.of(
          index.get(generation.id(), List.of(id)).stream()
              .map(IndexRecord::vector)
              .findFirst()
              .orElseThrow(() -> new InvalidSearchException("like", id.id() + " (not indexed)")));
    }
    return request
        .image()
        .map(
            image ->
                aligner(generation)
                    .project(Modality.IMAGE, imageEncoder.encode(List.of(image)).get(0).global()));
  }

  private Aligner aligner(Generation generation) {
    return aligners
        .find(generation.aligner())
        .orElseThrow(
            () -> new NotReadyException("aligner " + generation.aligner() + " is not here yet"));
  }

  private static FloatVector weightedSum(FloatVector first, FloatVector second, double share) {
    float[] sum = new float[first.dimension()];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (float) (share * first.get(i) + (1 - share) * second.get(i));
    }
    return FloatVector.wrap(sum).normalized();
  }

  private List<SearchResponse.Hit> withCaptions(
      String tenant, Generation generation, List<Neighbor> neighbors) {
    Set<String> visual =
        neighbors.stream()
            .map(Neighbor::item)
            .filter(item -> item.modality().isVisual())
            .map(item -> item.id().id())
            .collect(Collectors.toUnmodifiableSet());
    Map<String, List<String>> captions = new HashMap<>();
    if (!visual.isEmpty()) {
      index.captionsOf(generation.id(), tenant, visual).stream()
          .sorted(Comparator.comparing(Item::id))
          .forEach(
              item ->
                  captions
                      .computeIfAbsent(item.partOf().orElse(""), key -> new ArrayList<>())
                      .add(item.text().orElse("")));
    }
    return neighbors.stream()
        .map(n -> new SearchResponse.Hit(n.item(), n.score(), captionsFor(n.item(), captions)))
        .toList();
  }

  private static List<String> captionsFor(Item item, Map<String, List<String>> captions) {
    return item.modality().isVisual()
        ? captions.getOrDefault(item.id().id(), List.of())
        : item.text().map(List::of).orElse(List.of());
  }
}
