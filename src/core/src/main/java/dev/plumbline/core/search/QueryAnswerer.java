package dev.plumbline.core.search;

import dev.plumbline.core.decode.ImageLoader;
import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.event.QueryEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.core.event.ResultEvent.Reason;
import dev.plumbline.core.index.FilterParser;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.Modality;
import dev.plumbline.core.model.ServiceException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * From a query event to a result event. Never throws for what a query can bring about: every
 * failure is a {@link ResultEvent.Failed} that says what was wrong. Thread-safe.
 */
public final class QueryAnswerer {
  private final Searcher searcher;
  private final ImageLoader loader;
  private final InstantSource clock;

  public QueryAnswerer(Searcher searcher, ImageLoader loader, InstantSource clock) {
    this.searcher = searcher;
    this.loader = loader;
    this.clock = clock;
  }

  /** Searches, or says why not. */
  public ResultEvent answer(QueryEvent query) {
    if (isLate(query)) {
      return failed(query, Reason.TOO_LATE, "the deadline passed before the search began");
    }
    try {
      SearchResponse response = searcher.search(request(query));
      return new ResultEvent.Answered(
          query.queryId(),
          query.tenant(),
          response.generation().id().number(),
          response.generation().aligner(),
          hits(response));
    } catch (RejectedException e) {
      return failed(query, Reason.INVALID_QUERY, "image: " + e.rejection().detail());
    } catch (IllegalArgumentException e) {
      return failed(query, Reason.INVALID_QUERY, String.valueOf(e.getMessage()));
    } catch (NotReadyException e) {
      return failed(query, Reason.NOT_READY, String.valueOf(e.getMessage()));
    } catch (ServiceException e) {
      return failed(query, Reason.UNAVAILABLE, String.valueOf(e.getMessage()));
    }
  }

  private boolean isLate(QueryEvent query) {
    Optional<Instant> deadline = query.deadline();
    return deadline.isPresent() && clock.instant().isAfter(deadline.get());
  }

  private SearchRequest request(QueryEvent query) throws RejectedException {
    Optional<RgbImage> image = Optional.empty();
    if (query.image().isPresent()) {
      image = Optional.of(loader.load(query.image().get()));
    }
    return new SearchRequest(
        query.tenant(),
        query.text(),
        image,
        query.like(),
        query.imageWeight(),
        query.k(),
        query.modalities().isEmpty() ? Set.of(Modality.IMAGE) : query.modalities(),
        FilterParser.parse(query.filter()),
        query.generation().map(GenerationId::new),
        false);
  }

  private static List<ResultEvent.Hit> hits(SearchResponse response) {
    List<ResultEvent.Hit> hits = new ArrayList<>();
    for (SearchResponse.Hit hit : response.hits()) {
      Item item = hit.item();
      hits.add(
          new ResultEvent.Hit(
              hits.size() + 1,
              hit.score(),
              item.id().id(),
              item.modality(),
              hit.captions(),
              item.partOf(),
              item.reference(),
              item.attributes(),
              item.eventTime(),
              item.source()));
    }
    return hits;
  }

  private static ResultEvent failed(QueryEvent query, Reason reason, String message) {
    return new ResultEvent.Failed(query.queryId(), query.tenant(), reason, message);
  }
}
