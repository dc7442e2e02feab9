package dev.plumbline.jobs.query;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.assembly.SearchSide;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.event.DeadLetter;
import dev.plumbline.core.event.QueryEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.jobs.kafka.DeadLetters;
import dev.plumbline.jobs.kafka.OutgoingRecord;
import dev.plumbline.jobs.kafka.SourceRecord;
import dev.plumbline.schemas.Keys;
import dev.plumbline.schemas.RecordCodec;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.TopicCodecs;
import dev.plumbline.schemas.Topics;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.apache.flink.util.concurrent.ExecutorThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers searches on a few threads; a query that cannot be read becomes a dead letter. */
final class AnswerFunction extends RichAsyncFunction<SourceRecord, OutgoingRecord> {
  private static final long serialVersionUID = 1;
  private static final Logger log = LoggerFactory.getLogger(AnswerFunction.class);

  private final PlumblineConfig config;

  private transient SearchSide search;
  private transient ExecutorService executor;
  private transient RecordCodec<QueryEvent> queries;
  private transient RecordCodec<ResultEvent> results;
  private transient DeadLetters deadLetters;
  private transient Topic topic;

  AnswerFunction(PlumblineConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext context) {
    Topics topics = new Topics(config.kafka().topicPrefix());
    TopicCodecs codecs = Assembly.codecs(config);
    queries = codecs.queries();
    results = codecs.results();
    results.announce();
    RecordCodec<DeadLetter> letters = codecs.deadLetters();
    letters.announce();
    topic = topics.results();
    deadLetters = new DeadLetters(topics, letters, InstantSource.system());
    search = Assembly.openSearch(config);
    getRuntimeContext().getMetricGroup().gauge("late", () -> search.answerer().late());
    executor =
        Executors.newFixedThreadPool(
            config.search().threads(),
            new ExecutorThreadFactory.Builder().setPoolName("plumbline-search").build());
  }

  @Override
  public void asyncInvoke(SourceRecord record, ResultFuture<OutgoingRecord> future) {
    executor.execute(
        () -> {
          try {
            future.complete(List.of(answer(record)));
          } catch (Throwable e) { // whatever it is, the task must hear of it
            future.completeExceptionally(e);
          }
        });
  }

  private OutgoingRecord answer(SourceRecord record) {
    byte[] value = record.valueBytes().orElseGet(() -> new byte[0]);
    QueryEvent query;
    try {
      query = queries.decode(value);
    } catch (RejectedException e) {
      return deadLetters.of(record, queries.schemaId(value), e.rejection(), e);
    }
    try {
      return result(record, query, search.answerer().answer(query));
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      // Thrown on, it would come again with the query after each restart.
      log.error("query {} failed", query.queryId(), e);
      return result(
          record, query, failed(query, ResultEvent.Reason.UNAVAILABLE, "the search failed: " + e));
    }
  }

  /** A search that is stuck beyond its deadline fails alone, not the job. */
  @Override
  public void timeout(SourceRecord record, ResultFuture<OutgoingRecord> future) {
    byte[] value = record.valueBytes().orElseGet(() -> new byte[0]);
    try {
      QueryEvent query = queries.decode(value);
      future.complete(
          List.of(
              result(
                  record,
                  query,
                  failed(
                      query, ResultEvent.Reason.UNAVAILABLE, "the search did not end in time"))));
    } catch (RejectedException e) {
      future.complete(List.of(deadLetters.of(record, queries.schemaId(value), e.rejection(), e)));
    }
  }

  /** The answer, or that it is too large, or, where not even that can be said, a dead letter. */
  private OutgoingRecord result(SourceRecord record, QueryEvent query, ResultEvent event) {
    byte[] key = Keys.of(query.queryId());
    byte[] value = results.encode(event);
    if (topic.takes(key, value)) {
      return new OutgoingRecord(topic.name(), key, value);
    }
    String why =
        "the answer takes "
            + (key.length + value.length)
            + " bytes (expected: at most "
            + topic.maxMessageBytes()
            + "; a smaller k, a shorter query id)";
    byte[] less = results.encode(failed(query, ResultEvent.Reason.INVALID_QUERY, why));
    if (topic.takes(key, less)) {
      return new OutgoingRecord(topic.name(), key, less);
    }
    RejectedException e = new RejectedException(Rejection.Reason.TOO_LARGE, why);
    String schemaId = record.valueBytes().map(queries::schemaId).orElse("");
    return deadLetters.of(record, schemaId, e.rejection(), e);
  }

  private static ResultEvent failed(QueryEvent query, ResultEvent.Reason reason, String message) {
    return new ResultEvent.Failed(query.queryId(), query.query().tenant(), reason, message);
  }

  @Override
  public void close() {
    if (executor != null) {
      executor.shutdownNow();
    }
    if (search != null) {
      search.close();
    }
  }
}
