package dev.plumbline.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.gateway.http.Json;
import dev.plumbline.gateway.http.ProblemException;
import dev.plumbline.gateway.http.Reply;
import dev.plumbline.testkit.clock.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IdempotentCallsTest {
  private static final byte[] BODY = {1, 2, 3};

  private final ManualClock clock = new ManualClock(Instant.EPOCH);
  private final IdempotentCalls calls = new IdempotentCalls(Duration.ofHours(1), clock);
  private final AtomicInteger done = new AtomicInteger();

  private CompletionStage<Reply> call() {
    done.incrementAndGet();
    return CompletableFuture.completedFuture(Reply.json(202, Json.object()));
  }

  @Test
  void anAnswerIsForgottenAfterItsTime() {
    calls.once("t/k", BODY, this::call);
    clock.advance(Duration.ofMinutes(59));
    calls.once("t/k", BODY, this::call);
    assertThat(done).hasValue(1);

    clock.advance(Duration.ofMinutes(2));
    calls.once("t/k", BODY, this::call);
    assertThat(done).hasValue(2);
  }

  @Test
  void anotherTenantsKeyIsAnotherKey() {
    calls.once("t/k", BODY, this::call);
    calls.once("u/k", new byte[] {9}, this::call);

    assertThat(done).hasValue(2);
  }

  @Test
  void aCallThatThrowsIsForgotten() {
    assertThatThrownBy(
            () ->
                calls.once(
                    "t/k",
                    BODY,
                    () -> {
                      throw new IllegalStateException("told by a test");
                    }))
        .isInstanceOf(IllegalStateException.class);

    calls.once("t/k", BODY, this::call);
    assertThat(done).hasValue(1);
  }

  @Test
  void theNumberOfKeptAnswersIsBounded() {
    for (int i = 0; i < 10_001; i++) {
      calls.once("t/" + i, BODY, this::call);
    }
    calls.once("t/0", BODY, this::call);
    assertThat(done).as("the oldest was forgotten").hasValue(10_002);

    assertThatThrownBy(() -> calls.once("t/10000", new byte[] {9}, this::call))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("first body was another");
  }
}
