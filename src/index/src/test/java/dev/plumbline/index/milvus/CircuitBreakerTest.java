package dev.plumbline.index.milvus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.model.ServiceException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private static final int FAILURES = 5;
  private static final Integer NOT_READY = 1;

  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1000); // it may wrap around
  private final CircuitBreaker breaker = new CircuitBreaker(clock::get);

  @Test
  void opensAfterFailuresInARowOnly() {
    fail(FAILURES - 1);
    breaker.answered();
    fail(FAILURES - 1);
    assertThat(breaker.enter()).isEmpty();

    fail(1);

    assertThat(breaker.enter()).hasValueSatisfying(d -> assertThat(d).isPositive());
  }

  @Test
  void oneCallTriesOnceThePauseHasPassed() {
    fail(FAILURES);
    pass(Duration.ofMillis(500));

    assertThat(breaker.enter()).isEmpty();
    assertThat(breaker.enter()).as("another call meanwhile").isPresent();

    breaker.answered();
    assertThat(breaker.enter()).isEmpty();
    assertThat(breaker.enter()).isEmpty();
  }

  @Test
  void pausesGrowButNotForEver() {
    fail(FAILURES);
    for (int i = 0; i < 200; i++) {
      pass(Duration.ofSeconds(5));
      assertThat(breaker.enter()).isEmpty();
      breaker.failed();
      assertThat(breaker.enter())
          .hasValueSatisfying(d -> assertThat(d).isLessThanOrEqualTo(Duration.ofSeconds(5)));
    }
    assertThat(breaker.enter())
        .hasValueSatisfying(d -> assertThat(d).isGreaterThan(Duration.ofSeconds(2)));
  }

  @Test
  void aTrialThatWasGivenUpLetsAnotherTry() {
    fail(FAILURES);
    pass(Duration.ofMillis(500));
    assertThat(breaker.enter()).isEmpty();
    breaker.gaveUp();
    assertThat(breaker.enter()).isEmpty();
  }

  @Test
  void anIndexDoesNotAskAServerThatFailsAgainAndAgain() throws IOException {
    try (ScriptedMilvus server = new ScriptedMilvus()) {
      MilvusIndexConfig config =
          MilvusIndexConfig.of(server.uri())
              .withDeadlines(Duration.ofMillis(300), Duration.ofMinutes(1));
      try (MilvusIndex index = MilvusIndex.open(config, breaker)) {
        server.lookUpsEndWith(Collections.nCopies(10_000, NOT_READY).toArray(Integer[]::new));
        for (int i = 0; i < FAILURES; i++) {
          countFails(index);
        }
        int asked = server.lookedUp();

        countFails(index);
        countFails(index);
        assertThat(server.lookedUp()).isEqualTo(asked);

        for (int i = 0; i < 20 && server.lookedUp() == asked; i++) { // a busy machine may miss one
          pass(Duration.ofSeconds(5));
          countFails(index);
        }
        assertThat(server.lookedUp()).isGreaterThan(asked);
      }
    }
  }

  private static void countFails(MilvusIndex index) {
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> index.count(new GenerationId(1)))
        .satisfies(e -> assertThat(e.isTransient()).as(e.toString()).isTrue());
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThatCode(breaker::enter).doesNotThrowAnyException();
      breaker.failed();
    }
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }
}
