package dev.plumbline.client;

import dev.plumbline.core.event.Query;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.kafka.KafkaClientConfig;
import dev.plumbline.kafka.QueryClient;
import dev.plumbline.schemas.TopicCodecs;
import dev.plumbline.schemas.Topics;
import dev.plumbline.schemas.WireFormats;
import dev.plumbline.schemas.registry.HttpSchemaRegistry;
import dev.plumbline.schemas.registry.RegistryConfig;
import dev.plumbline.schemas.registry.RegistryFormats;
import dev.plumbline.schemas.registry.SubjectNames;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks the query job, by request and reply. */
final class KafkaSearches implements PlumblineClient {
  private final QueryClient client;

  private KafkaSearches(QueryClient client) {
    this.client = client;
  }

  static KafkaSearches open(
      String bootstrap,
      Map<String, String> properties,
      Topics topics,
      Optional<RegistryConfig> registry,
      Duration timeout)
      throws InterruptedException {
    WireFormats formats =
        registry
            .<WireFormats>map(
                known ->
                    new RegistryFormats(
                        HttpSchemaRegistry.open(known), SubjectNames.TOPIC_RECORD, true))
            .orElseGet(WireFormats::singleObject);
    KafkaClientConfig config =
        new KafkaClientConfig(bootstrap, properties, topics, new TopicCodecs(topics, formats));
    return new KafkaSearches(QueryClient.open(config, timeout));
  }

  @Override
  public ResultEvent.Answered search(Query query) throws InterruptedException {
    return answered(client.ask(query));
  }

  @Override
  public CompletableFuture<ResultEvent.Answered> searchAsync(Query query) {
    return client.send(query).thenApply(KafkaSearches::answered);
  }

  private static ResultEvent.Answered answered(ResultEvent result) {
    if (result instanceof ResultEvent.Failed failed) {
      throw new SearchFailedException(problem(failed));
    }
    return (ResultEvent.Answered) result;
  }

  private static Problem problem(ResultEvent.Failed failed) {
    return switch (failed.reason()) {
      case INVALID_QUERY -> problem("invalid-query", 400, failed);
      case NOT_READY -> problem("not-ready", 503, failed);
      case TOO_LATE -> problem("timed-out", 503, failed);
      case UNAVAILABLE -> problem("unavailable", 503, failed);
    };
  }

  private static Problem problem(String type, int status, ResultEvent.Failed failed) {
    return new Problem(
        type,
        status,
        failed.message(),
        failed.parameter(),
        failed.column(),
        Optional.empty(),
        Optional.of(failed.queryId()));
  }

  @Override
  public void close() {
    client.close();
  }
}
