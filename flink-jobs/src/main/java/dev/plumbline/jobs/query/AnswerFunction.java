package dev.plumbline.jobs.query;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.assembly.SearchSide;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.event.QueryEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.jobs.kafka.DeadLetters;
import dev.plumbline.jobs.kafka.OutgoingRecord;
import dev.plumbline.jobs.kafka.SourceRecord;
import dev.plumbline.schemas.Codecs;
import dev.plumbline.schemas.Keys;
import dev.plumbline.schemas.RecordCodec;
import dev.plumbline.schemas.Topics;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.apache.flink.util.concurrent.ExecutorThreadFactory;

/** Answers searches on a few threads; a query that cannot be read becomes a dead letter. */
final class AnswerFunction extends RichAsyncFunction<SourceRecord, OutgoingRecord> {
  private static final long serialVersionUID = 1;

  private final PlumblineConfig config;

  private transient SearchSide search;
  private transient ExecutorService executor;
  private transient RecordCodec<QueryEvent> queries;
  private transient RecordCodec<ResultEvent> results;
  private transient DeadLetters deadLetters;
  private transient String resultsTopic;

  AnswerFunction(PlumblineConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext context) {
    Topics topics = new Topics(config.kafka().topicPrefix());
    queries = Codecs.queries();
    results = Codecs.results();
    resultsTopic = topics.results().name();
    deadLetters = new DeadLetters(topics, InstantSource.system());
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
    try {
      return result(search.answerer().answer(queries.decode(value)));
    } catch (RejectedException e) {
      return deadLetters.of(record, queries.schemaId(value), e.rejection(), e);
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
                  new ResultEvent.Failed(
                      query.queryId(),
                      query.query().tenant(),
                      ResultEvent.Reason.UNAVAILABLE,
                      "the search did not end in time"))));
    } catch (RejectedException e) {
      future.complete(List.of(deadLetters.of(record, queries.schemaId(value), e.rejection(), e)));
    }
  }

  private OutgoingRecord result(ResultEvent event) {
    return new OutgoingRecord(resultsTopic, Keys.of(event.queryId()), results.encode(event));
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
