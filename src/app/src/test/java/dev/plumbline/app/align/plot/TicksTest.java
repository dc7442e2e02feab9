package dev.plumbline.app.align.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicksTest {
  @Test
  void areRoundAndTakeAllIn() {
    assertThat(Ticks.between(42.7, 68.4)).isEqualTo(new Ticks(40, 70, 10));
    assertThat(Ticks.between(0, 1).text(.2)).isEqualTo("0.2");
    Ticks one = Ticks.between(3, 3);
    assertThat(one.first()).isLessThanOrEqualTo(3);
    assertThat(one.last()).isGreaterThan(one.first());
    Ticks zero = Ticks.between(0, 0);
    assertThat(zero.last()).isGreaterThan(zero.first());
  }
}
