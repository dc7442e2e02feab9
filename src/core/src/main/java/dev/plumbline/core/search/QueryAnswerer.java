package dev.plumbline.core.search;

import dev.plumbline.core.event.QueryEvent;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.core.event.ResultEvent.Reason;
import dev.plumbline.core.index.FilterSyntaxException;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ServiceException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.LongAdder;

/**
 * From a query event to a result event. Never throws for what a query can bring about: every
 * failure is a {@link ResultEvent.Failed} that says what was wrong. Thread-safe.
 */
public final class QueryAnswerer {
  private final Searcher searcher;
  private final QueryReader reader;
  private final InstantSource clock;
  private final LongAdder late = new LongAdder();

  public QueryAnswerer(Searcher searcher, QueryReader reader, InstantSource clock) {
    this.searcher = searcher;
    this.reader = reader;
    this.clock = clock;
  }

  /** Searches, or says why not. What was found after the deadline is dropped. */
  public ResultEvent answer(QueryEvent event) {
    if (isLate(event)) {
      return late(event, "the deadline passed before the search began");
    }
    ResultEvent result = search(event);
    return isLate(event) ? late(event, "the deadline passed during the search") : result;
  }

  /** Queries whose deadline passed before they were answered. */
  public long late() {
    return late.sum();
  }

  private ResultEvent search(QueryEvent event) {
    String tenant = event.query().tenant();
    try {
      SearchResponse response = searcher.search(reader.read(event.query()));
      return new ResultEvent.Answered(
          event.queryId(),
          tenant,
          response.generation().id().number(),
          response.generation().aligner(),
          hits(response));
    } catch (InvalidSearchException e) {
      return wrong(event, e, e.parameter(), OptionalInt.empty());
    } catch (FilterSyntaxException e) {
      return wrong(event, e, "filter", OptionalInt.of(e.column()));
    } catch (IllegalArgumentException e) {
      return failed(event, Reason.INVALID_QUERY, String.valueOf(e.getMessage()));
    } catch (NotReadyException e) {
      return failed(event, Reason.NOT_READY, String.valueOf(e.getMessage()));
    } catch (ServiceException e) {
      return failed(event, Reason.UNAVAILABLE, String.valueOf(e.getMessage()));
    }
  }

  private boolean isLate(QueryEvent event) {
    Optional<Instant> deadline = event.deadline();
    return deadline.isPresent() && clock.instant().isAfter(deadline.get());
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

  private ResultEvent late(QueryEvent event, String message) {
    late.increment();
    return failed(event, Reason.TOO_LATE, message);
  }

  private static ResultEvent wrong(
      QueryEvent event, IllegalArgumentException e, String parameter, OptionalInt column) {
    return new ResultEvent.Failed(
        event.queryId(),
        event.query().tenant(),
        Reason.INVALID_QUERY,
        String.valueOf(e.getMessage()),
        Optional.of(parameter),
        column);
  }

  private static ResultEvent failed(QueryEvent event, Reason reason, String message) {
    return new ResultEvent.Failed(event.queryId(), event.query().tenant(), reason, message);
  }
}
