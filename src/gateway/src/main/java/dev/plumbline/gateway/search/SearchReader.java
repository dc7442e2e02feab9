package dev.plumbline.gateway.search;

import dev.plumbline.core.decode.ImageLoader;
import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.FilterParser;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import dev.plumbline.core.search.SearchRequest;
import dev.plumbline.gateway.http.Caller;
import dev.plumbline.gateway.http.Problem;
import dev.plumbline.gateway.http.ProblemException;
import dev.plumbline.gateway.http.ProblemType;
import dev.plumbline.gateway.params.Parameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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

  private final VectorIndex index;
  private final ImageLoader loader;
  private final SearchLimits limits;

  /**
   * @param index the one that is searched; says whether it knows words
   */
  SearchReader(VectorIndex index, ImageLoader loader, SearchLimits limits) {
    this.index = index;
    this.loader = loader;
    this.limits = limits;
  }

  /**
   * Reads a search.
   *
   * @throws ProblemException if a parameter is wrong
   */
  SearchRequest read(Parameters parameters, Caller caller) {
    parameters.allowOnly(NAMES);
    String tenant = caller.tenantFor(parameters.text("tenant"));
    return new SearchRequest(
        tenant,
        parameters.text("text", limits.maxTextLength()),
        image(parameters),
        like(parameters, tenant),
        parameters.number("imageWeight", 0, 1).orElse(DEFAULT_IMAGE_WEIGHT),
        parameters.integer("k", 1, limits.maxK()).orElse(Math.min(DEFAULT_K, limits.maxK())),
        modalities(parameters),
        filter(parameters),
        generation(parameters),
        hybrid(parameters));
  }

  private boolean hybrid(Parameters parameters) {
    boolean wanted = parameters.flag("hybrid").orElse(false);
    if (wanted && index.textIndex().isEmpty()) {
      throw new ProblemException(
          Problem.of(
                  ProblemType.NOT_ON_THIS_INDEX,
                  "hybrid: true (expected: false; this index has no full text)")
              .at("hybrid"));
    }
    return wanted;
  }

  private Optional<RgbImage> image(Parameters parameters) {
    Optional<byte[]> file = parameters.bytes("image");
    if (file.isEmpty()) {
      return Optional.empty();
    }
    if (file.get().length > limits.maxImageBytes()) {
      throw parameters.wrong(
          "image", file.get().length + " bytes (expected: at most " + limits.maxImageBytes() + ")");
    }
    try {
      return Optional.of(loader.load(new ImageContent.Inline(file.get())));
    } catch (RejectedException e) {
      throw parameters.wrong("image", e.rejection().detail());
    }
  }

  private static Optional<String> like(Parameters parameters, String tenant) {
    return parameters.text("like").map(id -> itemId(parameters, "like", tenant, id).id());
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
    if (words.isEmpty()) {
      return Set.of(Modality.IMAGE);
    }
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

  private static Filter filter(Parameters parameters) {
    List<Filter> all = new ArrayList<>();
    parameters.text("filter").map(FilterParser::parse).ifPresent(all::add);
    Optional<Instant> from = parameters.time("from");
    Optional<Instant> to = parameters.time("to");
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      throw parameters.wrong("to", to.get() + " (expected: after from, " + from.get() + ")");
    }
    from.map(t -> bound(Filter.Operator.GE, t)).ifPresent(all::add);
    to.map(t -> bound(Filter.Operator.LT, t)).ifPresent(all::add);
    return all.size() == 1 ? all.get(0) : new Filter.And(all);
  }

  private static Filter bound(Filter.Operator operator, Instant time) {
    return new Filter.Compare(
        Filter.Column.BuiltIn.EVENT_TIME,
        operator,
        new AttributeValue.Numeric(time.toEpochMilli()));
  }

  static Optional<GenerationId> generation(Parameters parameters) {
    OptionalLong number = parameters.integer("generation", 1L, Long.MAX_VALUE);
    return number.isEmpty() ? Optional.empty() : Optional.of(new GenerationId(number.getAsLong()));
  }
}
