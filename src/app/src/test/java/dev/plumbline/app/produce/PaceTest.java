package dev.plumbline.app.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final AtomicLong time = new AtomicLong();

  @Test
  void waitsOnlyWhileItIsEarly() {
    Pace pace = new Pace(10, time::get);
    assertThat(pace.next()).isZero(); // due at 0.0 s
    assertThat(pace.next()).isEqualTo(Duration.ofMillis(100));
    time.set(350_000_000);
    assertThat(pace.next()).isZero(); // due at 0.2 s
    assertThat(pace.next()).isZero(); // due at 0.3 s
    assertThat(pace.next()).isEqualTo(Duration.ofMillis(50)); // due at 0.4 s
  }

  @Test
  void knowsNoWaitAtAnInfiniteRate() {
    Pace pace = new Pace(Double.POSITIVE_INFINITY, time::get);
    assertThat(pace.next()).isZero();
    assertThat(pace.next()).isZero();
  }

  @Test
  void refusesARateOfZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pace(0))
        .withMessage("rate: 0.0 (expected: above 0)");
  }
}
