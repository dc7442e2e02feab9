package dev.plumbline.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.live.StreamFigures.Freshness;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import dev.plumbline.core.model.ServiceException.Kind;
import dev.plumbline.testkit.await.Await;
import dev.plumbline.testkit.clock.ManualClock;
import dev.plumbline.testkit.index.FailingVectorIndex;
import dev.plumbline.testkit.index.FailingVectorIndex.Call;
import dev.plumbline.testkit.index.FailingVectorIndex.When;
import dev.plumbline.testkit.index.InMemoryVectorIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamWatchTest {
  private static final GenerationId G1 = new GenerationId(1);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final ManualClock clock = new ManualClock(START);
  private final FailingVectorIndex index = new FailingVectorIndex(new InMemoryVectorIndex());
  private StreamWatch watch;

  @BeforeEach
  void start() {
    watch = StreamWatch.start(index, clock);
  }

  @AfterEach
  void stop() {
    watch.close();
  }

  private static ItemEvent event(String id, Instant time) {
    return new ItemEvent.Caption(new ItemId("t", id), "i", "words", Attributes.empty(), time, "");
  }

  private void index(String id, Instant time) {
    Item item =
        new Item(
            new ItemId("t", id),
            Modality.TEXT,
            Optional.of("i"),
            Optional.of("words"),
            Optional.empty(),
            Attributes.empty(),
            time,
            "");
    index.upsert(G1, List.of(new IndexRecord(item, FloatVector.of(1, 0))));
  }

  private void goLive() {
    index.create(new Generation(G1, new AlignerVersion(1), 2));
    index.switchTo(G1);
  }

  /** Waits until the watch has looked into the index again. */
  private void looks() {
    long before = index.calls(Call.LIVE);
    Await.until("the watch looks again", () -> index.calls(Call.LIVE) >= before + 2);
  }

  private Freshness freshness() {
    return watch.current().freshness().orElseThrow();
  }

  @Test
  void eventsASecondAreCountedOverWholeSeconds() {
    clock.advance(Duration.ofSeconds(10));
    for (int second = 0; second < 5; second++) {
      for (int i = 0; i < 20; i++) {
        watch.accept(event("e", START));
      }
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(watch.current().eventsPerSecond()).isEqualTo(20);

    clock.advance(Duration.ofSeconds(2));
    assertThat(watch.current().eventsPerSecond()).isEqualTo(12);
    clock.advance(Duration.ofSeconds(10));
    assertThat(watch.current().eventsPerSecond()).isZero();
  }

  @Test
  void freshnessIsTheTimeUntilAnItemIsFound() {
    goLive();
    watch.accept(event("quick", START));
    watch.accept(event("slow", START));
    clock.advance(Duration.ofMillis(300));
    index("quick", START);
    Await.until("a freshness is known", () -> watch.current().freshness().isPresent());
    assertThat(freshness()).isEqualTo(new Freshness(ms(300), ms(300), 1));

    clock.advance(Duration.ofMillis(600));
    index("slow", START);
    Await.until("both are observed", () -> freshness().observed() == 2);
    assertThat(freshness()).isEqualTo(new Freshness(ms(300), ms(900), 2));
  }

  @Test
  void anEarlierVersionOfTheItemDoesNotCount() {
    goLive();
    index("i", START.minusSeconds(60));
    watch.accept(event("i", START));
    looks();
    assertThat(watch.current().freshness()).isEmpty();

    index("i", START);
    Await.until("a freshness is known", () -> watch.current().freshness().isPresent());
  }

  @Test
  void aBacklogIsNotInTheSample() {
    goLive();
    watch.accept(event("old", START.minus(Duration.ofHours(1))));
    watch.accept(event("new", START));
    index("old", START.minus(Duration.ofHours(1)));
    index("new", START);

    Await.until("a freshness is known", () -> watch.current().freshness().isPresent());
    assertThat(freshness().observed()).isEqualTo(1);
  }

  @Test
  void whatWasFoundLongAgoSaysNothingOfNow() {
    goLive();
    watch.accept(event("i", START));
    index("i", START);
    Await.until("a freshness is known", () -> watch.current().freshness().isPresent());

    clock.advance(Duration.ofSeconds(61));
    assertThat(watch.current().freshness()).isEmpty();
  }

  @Test
  void anIndexThatFailsIsLookedAtAgain() {
    goLive();
    index.failAll(Call.GET, Kind.TRANSIENT, When.BEFORE);
    watch.accept(event("i", START));
    index("i", START);
    looks();
    assertThat(watch.current().freshness()).isEmpty();

    index.heal();
    Await.until("a freshness is known", () -> watch.current().freshness().isPresent());
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }
}
