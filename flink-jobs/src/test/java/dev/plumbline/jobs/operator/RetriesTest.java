package dev.plumbline.jobs.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.core.model.ServiceException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetriesTest {
  private static final Retries QUICK =
      new Retries(Duration.ofMillis(2), Duration.ofMillis(4), Duration.ofMinutes(1));

  @Test
  void triesAgainWhileTheFailureIsTransient() throws Exception {
    AtomicInteger calls = new AtomicInteger();

    int answer = QUICK.get("call", () -> failUntil(calls, 5));

    assertThat(answer).isEqualTo(5);
  }

  @Test
  void aPermanentFailureGoesOnAtOnce() {
    AtomicInteger calls = new AtomicInteger();
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(
            () ->
                QUICK.run(
                    "call",
                    () -> {
                      calls.incrementAndGet();
                      throw new ServiceException(ServiceException.Kind.PERMANENT, "no");
                    }));
    assertThat(calls).hasValue(1);
  }

  @Test
  void doesNotTryForEver() {
    Retries few = new Retries(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(20));
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> few.get("call", () -> failUntil(new AtomicInteger(), 1_000_000)));
  }

  private static int failUntil(AtomicInteger calls, int good) {
    int call = calls.incrementAndGet();
    if (call < good) {
      throw new ServiceException(ServiceException.Kind.TRANSIENT, "away");
    }
    return call;
  }
}
