package dev.plumbline.jobs.registry;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.broker.BrokerSecurity;
import dev.plumbline.broker.EmbeddedKafka;
import dev.plumbline.broker.EmbeddedKafkaConfig;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.event.DeadLetter;
import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection.Reason;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.jobs.Job;
import dev.plumbline.jobs.local.LocalEngine;
import dev.plumbline.kafka.ItemProducer;
import dev.plumbline.kafka.KafkaClientConfig;
import dev.plumbline.kafka.TopicAdmin;
import dev.plumbline.kafka.TopicReader;
import dev.plumbline.schemas.Codecs;
import dev.plumbline.schemas.RecordCodec;
import dev.plumbline.testkit.await.Await;
import dev.plumbline.testkit.registry.TestingSchemaRegistry;
import dev.plumbline.testkit.tls.TestCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ingest job on a broker with TLS and passwords and on a schema registry with a password, while
 * the registry goes away and comes back and producers of other builds write: no good record is lost
 * or becomes a dead letter, and no secret shows.
 */
class SecuredIngestTest {
  private static final String KAFKA_PASSWORD = "s3cret-of-kafka";
  private static final String REGISTRY_PASSWORD = "s3cret-of-registry";
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path directory;

  private final List<String> good = new ArrayList<>();

  @Test
  void nothingIsLostAndNoSecretShows() throws Exception {
    TestCertificate certificate = TestCertificate.create(directory.resolve("tls"));
    int port = FlinkPages.freePort();
    try (CapturedLog log = CapturedLog.begin();
        TestingSchemaRegistry registry = TestingSchemaRegistry.start();
        EmbeddedKafka broker = broker(certificate)) {
      registry.requireAuthorization(basic("anna:" + REGISTRY_PASSWORD));
      PlumblineConfig config = config(broker, certificate, registry);
      KafkaClientConfig kafka = Assembly.kafka(config);
      try (TopicAdmin admin = TopicAdmin.open(kafka, SOON)) {
        admin.create(1);
      }
      try (Sender sender = Sender.open(kafka);
          ItemProducer items = ItemProducer.open(kafka, SOON)) {
        beforeTheRegistry(sender);
        items.send(caption("at-the-start"));
        items.flush();
        good.add("at-the-start");

        registry.stop();
        try (LocalEngine engine = LocalEngine.start(config, port, directory)) {
          engine.submit(Job.INGEST);
          Await.until(
              "the job has asked in vain",
              () -> log.lines().stream().anyMatch(l -> l.contains("does not answer")));
          registry.restart();
          awaitEncodings(kafka);

          aNewerProducer(registry, sender, kafka);
          theBadAmongThem(sender, items, kafka);

          assertNoSecretIn(new FlinkPages(port).all());
        }
      }
      assertThat(log.lines()).anyMatch(line -> line.contains("sasl.jaas.config = [hidden]"));
      for (String line : log.lines()) {
        assertThat(line).doesNotContain(KAFKA_PASSWORD).doesNotContain(REGISTRY_PASSWORD);
      }
    }
  }

  private EmbeddedKafka broker(TestCertificate certificate) {
    return EmbeddedKafka.start(
        EmbeddedKafkaConfig.in(directory.resolve("broker"))
            .withSecurity(
                new BrokerSecurity(
                    certificate.keyStore(),
                    certificate.password(),
                    "broker",
                    Map.of("broker", "other-pass", "anna", KAFKA_PASSWORD))));
  }

  /** One secret by a file, which a job does not carry, and one in clear, which it does. */
  private PlumblineConfig config(
      EmbeddedKafka broker, TestCertificate certificate, TestingSchemaRegistry registry)
      throws IOException {
    Path jaas =
        Files.writeString(
            directory.resolve("jaas"),
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"anna\""
                + " password=\""
                + KAFKA_PASSWORD
                + "\";\n");
    Map<String, String> all = new HashMap<>();
    all.put("kafka.bootstrap", broker.bootstrapServers());
    all.put("kafka.properties.security.protocol", "SASL_SSL");
    all.put("kafka.properties.sasl.mechanism", "SCRAM-SHA-512");
    all.put("kafka.properties.sasl.jaas.config", "file:" + jaas);
    all.put("kafka.properties.ssl.truststore.type", "PEM");
    all.put("kafka.properties.ssl.truststore.location", certificate.certificate().toString());
    all.put("kafka.registry.url", registry.url().toString());
    all.put("kafka.registry.credentials", "anna:" + REGISTRY_PASSWORD);
    all.put("kafka.registry.deadline", "500ms");
    all.put("local.dataDirectory", directory.toString());
    all.put("flink.checkpointInterval", "500ms");
    return PlumblineConfig.defaults().with(all);
  }

  /** An older producer: it knows of no registry. */
  private void beforeTheRegistry(Sender sender) throws Exception {
    sender.send("older", Codecs.items().encode(caption("older")));
    good.add("older");
  }

  /** A field more than this build knows, under a number that it has not met, the registry away. */
  private void aNewerProducer(
      TestingSchemaRegistry registry, Sender sender, KafkaClientConfig kafka) throws Exception {
    int id = registry.register("captions-of-tomorrow", OtherBuild.caption().toString());
    String question = "GET /schemas/ids/" + id;
    registry.answerWith(503);
    sender.send("newer", OtherBuild.withRegistry(id, "newer"));
    good.add("newer");
    Await.until(
        "the job asks again and again",
        () -> registry.requests().stream().filter(question::equals).count() > 2);
    assertThat(letters(kafka)).isEmpty();
    registry.answerWith(200);
    awaitEncodings(kafka);
  }

  private void theBadAmongThem(Sender sender, ItemProducer items, KafkaClientConfig kafka)
      throws Exception {
    byte[] whole = kafka.codecs().items().encode(caption("whole"));
    byte[] unknown = whole.clone();
    unknown[3] = 99;
    byte[] newerWithoutRegistry = OtherBuild.singleObject("unknown-fingerprint");
    sender.send("unknown-id", unknown);
    sender.send("cut-off", Arrays.copyOf(whole, whole.length - 1));
    sender.send("unknown-fingerprint", newerWithoutRegistry);
    sender.send("no-record", new byte[] {0});
    items.send(caption("after-them"));
    items.flush();
    good.add("after-them");
    awaitEncodings(kafka);
    Await.until("all are dead letters", () -> letters(kafka).size() >= 4);

    Map<String, DeadLetter> letters = letters(kafka);
    assertThat(letters).hasSize(4);
    int number = 99 << 8 | whole[4];
    assertLetter(letters, "unknown-id", Reason.UNKNOWN_SCHEMA, Integer.toString(number));
    assertLetter(letters, "cut-off", Reason.UNREADABLE_RECORD, Integer.toString(whole[4]));
    assertLetter(
        letters,
        "unknown-fingerprint",
        Reason.UNKNOWN_SCHEMA,
        Codecs.items().schemaId(newerWithoutRegistry));
    assertLetter(letters, "no-record", Reason.UNREADABLE_RECORD, "");
  }

  private static void assertLetter(
      Map<String, DeadLetter> letters, String key, Reason reason, String schemaId) {
    DeadLetter letter = letters.get("default/" + key);
    assertThat(letter.rejection().reason()).as(key).isEqualTo(reason);
    assertThat(letter.original().schemaId()).as(key).isEqualTo(schemaId);
  }

  private static void assertNoSecretIn(Map<String, String> pages) {
    assertThat(pages).hasSizeGreaterThan(10);
    assertThat(pages.toString()).contains("plumbline-ingest");
    pages.forEach(
        (path, page) ->
            assertThat(page)
                .as(path)
                .doesNotContain(KAFKA_PASSWORD)
                .doesNotContain(REGISTRY_PASSWORD));
  }

  private void awaitEncodings(KafkaClientConfig kafka) {
    Await.until("all good ones are encoded", () -> encoded(kafka).containsAll(good));
    assertThat(encoded(kafka)).hasSameElementsAs(good);
  }

  private static Set<String> encoded(KafkaClientConfig kafka) {
    RecordCodec<EncodingEvent> codec = kafka.codecs().encodings();
    Set<String> ids = new HashSet<>();
    new TopicReader(kafka, SOON)
        .read(
            kafka.topics().encodings().name(),
            record -> {
              byte[] value = record.value().orElseThrow();
              assertThat(value[0]).as("written with the registry's number").isZero();
              ids.add(decode(codec, value).id().id());
              return true;
            });
    return ids;
  }

  private static Map<String, DeadLetter> letters(KafkaClientConfig kafka) {
    RecordCodec<DeadLetter> codec = kafka.codecs().deadLetters();
    List<DeadLetter> letters = new ArrayList<>();
    new TopicReader(kafka, SOON)
        .read(
            kafka.topics().deadLetters().name(),
            record -> letters.add(decode(codec, record.value().orElseThrow())));
    return letters.stream()
        .collect(
            toMap(
                l -> new String(l.original().key().orElseThrow(), StandardCharsets.UTF_8),
                l -> l,
                (a, b) -> b));
  }

  private static <T> T decode(RecordCodec<T> codec, byte[] value) {
    try {
      return codec.decode(value);
    } catch (RejectedException e) {
      throw new AssertionError(e);
    }
  }

  private static ItemEvent caption(String id) {
    return new ItemEvent.Caption(
        new ItemId("default", id),
        "picture",
        "a red circle",
        Attributes.empty(),
        Instant.EPOCH,
        "test");
  }

  private static String basic(String credentials) {
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }
}
