package dev.plumbline.app.local;

import dev.plumbline.app.produce.Pace;
import dev.plumbline.app.produce.SceneEvents;
import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.DemoSettings;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.kafka.ItemProducer;
import dev.plumbline.scenes.Scenes;
import dev.plumbline.scenes.ScenesConfig;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The demo's producer: scenes at one rate, then at another without end, on a thread of its own. */
final class SceneFeed implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SceneFeed.class);
  private static final long JOIN_MILLIS = 10_000;

  private final PlumblineConfig config;
  private final long from;
  private final AtomicLong sent = new AtomicLong();
  private final Thread thread = new Thread(this::run, "plumbline-scenes");

  private SceneFeed(PlumblineConfig config, long from) {
    this.config = config;
    this.from = from;
  }

  /**
   * Starts to send.
   *
   * @param from index of the first scene: a demo that is started again goes on where it was
   */
  static SceneFeed start(PlumblineConfig config, long from) {
    SceneFeed feed = new SceneFeed(config, from);
    feed.thread.start();
    return feed;
  }

  /** Pictures sent so far. */
  long sent() {
    return sent.get();
  }

  private void run() {
    DemoSettings demo = config.demo();
    Scenes scenes = new Scenes(ScenesConfig.of(demo.seed()).withDrift(demo.drift()));
    try (ItemProducer producer = ItemProducer.open(Assembly.kafka(config))) {
      send(producer, scenes, new Pace(demo.rate()), from, demo.count());
      if (demo.thenRate() > 0) {
        send(
            producer,
            scenes,
            new Pace(demo.thenRate()),
            Math.max(from, demo.count()),
            Long.MAX_VALUE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("the demo's pictures stopped after {}", sent, e);
    }
  }

  private void send(ItemProducer producer, Scenes scenes, Pace pace, long first, long end)
      throws InterruptedException {
    for (long index = first; index < end; index++) {
      pace.await();
      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      for (ItemEvent event :
          SceneEvents.of(scenes.scene(index), config.search().defaultTenant(), now)) {
        producer.send(event);
      }
      sent.incrementAndGet();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
