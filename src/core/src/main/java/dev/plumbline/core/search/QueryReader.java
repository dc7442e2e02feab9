package dev.plumbline.core.search;

import dev.plumbline.core.decode.ImageLoader;
import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.event.Query;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.FilterParser;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * From a query as asked to a search that has been checked: the rules are the same over HTTP and
 * over Kafka. Thread-safe.
 */
public final class QueryReader {
  private final ImageLoader loader;
  private final SearchLimits limits;

  public QueryReader(ImageLoader loader, SearchLimits limits) {
    this.loader = loader;
    this.limits = limits;
  }

  /** What one search may ask for. */
  public SearchLimits limits() {
    return limits;
  }

  /**
   * Checks a query and decodes its picture.
   *
   * @throws InvalidSearchException if a parameter is wrong
   * @throws dev.plumbline.core.index.FilterSyntaxException if the filter is
   * @throws dev.plumbline.core.model.ServiceException if its picture lies elsewhere, and nothing
   *     answers there
   */
  public SearchRequest read(Query query) {
    int length = query.text().map(String::length).orElse(0);
    if (length > limits.maxTextLength()) {
      throw new InvalidSearchException(
          "text", length + " characters (expected: at most " + limits.maxTextLength() + ")");
    }
    if (query.k() < 1 || query.k() > limits.maxK()) {
      throw new InvalidSearchException("k", query.k() + " (expected: 1 to " + limits.maxK() + ")");
    }
    Filter filter = filter(query);
    return new SearchRequest(
        query.tenant(),
        query.text(),
        image(query),
        like(query),
        query.imageWeight(),
        query.k(),
        query.modalities().isEmpty() ? Set.of(Modality.IMAGE) : query.modalities(),
        filter,
        query.generation().map(QueryReader::generation),
        query.hybrid());
  }

  private Optional<RgbImage> image(Query query) {
    if (query.image().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(loader.load(query.image().get()));
    } catch (RejectedException e) {
      throw new InvalidSearchException("image", e.rejection().detail());
    }
  }

  private static Optional<String> like(Query query) {
    if (query.like().isPresent()) {
      try {
        return Optional.of(new ItemId(query.tenant(), query.like().get()).id());
      } catch (IllegalArgumentException e) {
        throw new InvalidSearchException("like", String.valueOf(e.getMessage()));
      }
    }
    return Optional.empty();
  }

  private static Filter filter(Query query) {
    List<Filter> all = new ArrayList<>();
    if (!query.filter().isBlank()) {
      all.add(FilterParser.parse(query.filter()));
    }
    Optional<Instant> from = query.from();
    Optional<Instant> to = query.to();
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      throw new InvalidSearchException(
          "to", to.get() + " (expected: after from, " + from.get() + ")");
    }
    from.map(time -> bound(Filter.Operator.GE, time)).ifPresent(all::add);
    to.map(time -> bound(Filter.Operator.LT, time)).ifPresent(all::add);
    return all.size() == 1 ? all.get(0) : new Filter.And(all);
  }

  private static Filter bound(Filter.Operator operator, Instant time) {
    return new Filter.Compare(
        Filter.Column.BuiltIn.EVENT_TIME,
        operator,
        new AttributeValue.Numeric(time.toEpochMilli()));
  }

  private static GenerationId generation(long number) {
    if (number < 1) {
      throw new InvalidSearchException("generation", number + " (expected: >= 1)");
    }
    return new GenerationId(number);
  }
}
