package dev.plumbline.gateway.search;

import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.Query;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import dev.plumbline.core.search.QueryReader;
import dev.plumbline.core.search.SearchRequest;
import dev.plumbline.gateway.http.Caller;
import dev.plumbline.gateway.http.ProblemException;
import dev.plumbline.gateway.params.Parameters;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** From a call's parameters to a search that has been checked. Thread-safe. */
final class SearchReader {
  private static final int DEFAULT_K = 10;
  private static final double DEFAULT_IMAGE_WEIGHT = 0.5;
  private static final Set<String> NAMES =
      Set.of(
          "tenant",
          "text",
          "image",
          "like",
          "imageWeight",
          "k",
          "modality",
          "filter",
          "from",
          "to",
          "generation",
          "hybrid");

  private final QueryReader queries;

  SearchReader(QueryReader queries) {
    this.queries = queries;
  }

  /**
   * Reads a search.
   *
   * @throws ProblemException if a parameter cannot be read
   * @throws dev.plumbline.core.search.InvalidSearchException if a parameter is wrong
   * @throws dev.plumbline.core.index.FilterSyntaxException if the filter is
   */
  SearchRequest read(Parameters parameters, Caller caller) {
    parameters.allowOnly(NAMES);
    OptionalInt k = parameters.integer("k", Integer.MIN_VALUE, Integer.MAX_VALUE);
    return queries.read(
        new Query(
            caller.tenantFor(parameters.text("tenant")),
            parameters.text("text"),
            parameters.bytes("image").map(ImageContent.Inline::new),
            parameters.text("like"),
            parameters.number("imageWeight", 0, 1).orElse(DEFAULT_IMAGE_WEIGHT),
            k.orElseGet(() -> Math.min(DEFAULT_K, queries.limits().maxK())),
            modalities(parameters),
            parameters.text("filter").orElse(""),
            parameters.time("from"),
            parameters.time("to"),
            generation(parameters).map(GenerationId::number),
            parameters.flag("hybrid").orElse(false)));
  }

  /**
   * An item's identity from a parameter.
   *
   * @throws ProblemException that names the parameter if the value is no id
   */
  static ItemId itemId(Parameters parameters, String name, String tenant, String id) {
    try {
      return new ItemId(tenant, id);
    } catch (IllegalArgumentException e) {
      throw parameters.wrong(name, String.valueOf(e.getMessage()));
    }
  }

  private static Set<Modality> modalities(Parameters parameters) {
    List<String> words = parameters.texts("modality");
    Set<Modality> modalities = EnumSet.noneOf(Modality.class);
    for (String word : words) {
      modalities.add(
          switch (word) {
            case "image" -> Modality.IMAGE;
            case "text" -> Modality.TEXT;
            case "clip" -> Modality.CLIP;
            default ->
                throw parameters.wrong(
                    "modality", Parameters.shown(word) + " (expected: image, text or clip)");
          });
    }
    return modalities;
  }

  static Optional<GenerationId> generation(Parameters parameters) {
    OptionalLong number = parameters.integer("generation", 1L, Long.MAX_VALUE);
    return number.isEmpty() ? Optional.empty() : Optional.of(new GenerationId(number.getAsLong()));
  }
}
