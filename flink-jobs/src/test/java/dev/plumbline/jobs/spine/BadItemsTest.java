package dev.plumbline.jobs.spine;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.plumbline.assembly.Assembly;
import dev.plumbline.broker.EmbeddedKafka;
import dev.plumbline.broker.EmbeddedKafkaConfig;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.event.DeadLetter;
import dev.plumbline.core.event.Rejection;
import dev.plumbline.jobs.Job;
import dev.plumbline.jobs.local.LocalEngine;
import dev.plumbline.kafka.KafkaClientConfig;
import dev.plumbline.kafka.TopicAdmin;
import dev.plumbline.kafka.TopicReader;
import dev.plumbline.testkit.await.Await;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every kind of bad item goes to the dead letters with its reason, every good one among them to the
 * encodings, and the stream goes on: a real broker, Flink, the models, a server for references.
 */
class BadItemsTest {
  private static final String PICTURES = "/pictures/";

  @TempDir private Path directory;

  @Test
  void eachMeetsItsFate() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpServer server = serve(threads, over);
    URI pictures = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PICTURES);
    try (EmbeddedKafka broker =
        EmbeddedKafka.start(EmbeddedKafkaConfig.in(directory.resolve("broker")))) {
      PlumblineConfig config = config(broker, pictures);
      try (TopicAdmin admin = TopicAdmin.open(Assembly.kafka(config), Duration.ofSeconds(30))) {
        admin.create(1);
      }
      try (LocalEngine engine = LocalEngine.start(config, 0, directory)) {
        engine.submit(Job.INGEST);
        List<BadItems.Row> table = BadItems.table(pictures);
        assertFates(config, table, send(config, table));
      }
    } finally {
      over.countDown();
      server.stop(0);
      threads.shutdownNow();
    }
  }

  private PlumblineConfig config(EmbeddedKafka broker, URI pictures) {
    return PlumblineConfig.defaults()
        .with(
            Map.of(
                "kafka.bootstrap",
                broker.bootstrapServers(),
                "local.dataDirectory",
                directory.toString(),
                "flink.checkpointInterval",
                "500ms",
                "ingest.tenants",
                "default",
                "ingest.referenceAllowList",
                pictures.toString(),
                "ingest.fetchTimeout",
                "2s"));
  }

  /** Sends the rows in order; where each came to stand. */
  private static List<RecordMetadata> send(PlumblineConfig config, List<BadItems.Row> table)
      throws Exception {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", config.kafka().bootstrap());
    String items = Assembly.kafka(config).topics().items().name();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (BadItems.Row row : table) {
        sent.add(producer.send(new ProducerRecord<>(items, row.key(), row.value().orElse(null))));
      }
    }
    List<RecordMetadata> places = new ArrayList<>();
    for (Future<RecordMetadata> one : sent) {
      places.add(one.get());
    }
    return places;
  }

  private static void assertFates(
      PlumblineConfig config, List<BadItems.Row> table, List<RecordMetadata> places) {
    long bad = table.stream().filter(row -> row.fate().isPresent()).count();
    Await.until(
        "all have met their fate",
        () -> encoded(config).size() + DeadLetterReader.all(config).size() >= table.size());

    Map<String, DeadLetter> letters =
        DeadLetterReader.all(config).stream().collect(toMap(BadItemsTest::place, l -> l));
    assertThat(letters).hasSize((int) bad);
    List<String> encoded = encoded(config);
    for (int i = 0; i < table.size(); i++) {
      BadItems.Row row = table.get(i);
      Optional<DeadLetter> letter =
          Optional.ofNullable(
              letters.get(places.get(i).partition() + "@" + places.get(i).offset()));
      assertThat(letter.map(DeadLetter::rejection).map(Rejection::reason))
          .as("%s: %s", row.name(), letter.map(l -> l.rejection().detail()))
          .isEqualTo(row.fate());
      if (row.fate().isEmpty()) {
        assertThat(encoded).contains(text(row.key()));
      } else {
        assertThat(letter.get().original().key().map(ByteBuffer::wrap))
            .hasValue(ByteBuffer.wrap(row.key()));
        assertThat(letter.get().original().value().map(ByteBuffer::wrap))
            .isEqualTo(row.value().map(ByteBuffer::wrap));
        assertThat(letter.get().rootCause()).isNotEmpty();
      }
    }
    assertThat(encoded).hasSize(table.size() - (int) bad);
  }

  private static String place(DeadLetter letter) {
    return letter.origin().partition() + "@" + letter.origin().offset();
  }

  /** The keys on the topic of encodings. */
  private static List<String> encoded(PlumblineConfig config) {
    KafkaClientConfig kafka = Assembly.kafka(config);
    List<String> keys = new ArrayList<>();
    new TopicReader(kafka, Duration.ofSeconds(10))
        .read(
            kafka.topics().encodings().name(),
            record -> keys.add(text(record.key().orElseThrow())));
    return keys;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static HttpServer serve(ExecutorService threads, CountDownLatch over) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(PICTURES, exchange -> handle(exchange, over));
    server.start();
    return server;
  }

  private static void handle(HttpExchange exchange, CountDownLatch over) throws IOException {
    try (exchange) {
      switch (exchange.getRequestURI().getPath().substring(PICTURES.length())) {
        case "picture" -> {
          byte[] picture = BadItems.picture("png", BufferedImage.TYPE_INT_RGB);
          exchange.sendResponseHeaders(200, picture.length);
          exchange.getResponseBody().write(picture);
        }
        case "slow" -> over.await();
        case "endless" -> {
          exchange.sendResponseHeaders(200, 0);
          while (over.getCount() > 0) {
            exchange.getResponseBody().write(new byte[8192]);
          }
        }
        case "large" -> {
          exchange.sendResponseHeaders(200, 100_000_000);
          exchange.getResponseBody().write(new byte[8192]);
        }
        case "out" -> {
          exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest");
          exchange.sendResponseHeaders(302, -1);
        }
        default -> exchange.sendResponseHeaders(404, -1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
