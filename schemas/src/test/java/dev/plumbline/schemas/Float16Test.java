package dev.plumbline.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class Float16Test {
  @Test
  void everyHalfComesBackAsItWent() {
    for (int bits = 0; bits < 0x10000; bits++) {
      float value = Float16.fromBits((short) bits);
      if (Float.isNaN(value)) {
        assertThat(Float16.fromBits(Float16.toBits(value))).isNaN();
      } else {
        assertThat(Float16.toBits(value)).isEqualTo((short) bits);
      }
    }
  }

  @Test
  void knownValues() {
    assertThat(Float16.fromBits((short) 0x3C00)).isEqualTo(1f);
    assertThat(Float16.fromBits((short) 0xC000)).isEqualTo(-2f);
    assertThat(Float16.fromBits((short) 0x7BFF)).isEqualTo(Float16.MAX);
    assertThat(Float16.fromBits((short) 0x0001)).isEqualTo(0x1p-24f);
    assertThat(Float16.fromBits((short) 0x3555)).isEqualTo(0.33325195f);
    assertThat(Float16.fromBits((short) 0x7C00)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Float16.toBits(65519.996f)).isEqualTo((short) 0x7BFF);
    assertThat(Float16.toBits(65520f)).isEqualTo((short) 0x7C00);
  }

  /** Between two neighbouring halves the nearer wins; at the middle the even one. */
  @Test
  void roundsToTheNearestAndTiesToEven() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      int low = random.nextInt(0x7BFF);
      double below = Float16.fromBits((short) low);
      double above = Float16.fromBits((short) (low + 1));
      float value = (float) (below + (above - below) * random.nextInt(17) / 16.0);
      double middle = (below + above) / 2;
      int expected = value < middle ? low : value > middle ? low + 1 : low % 2 == 0 ? low : low + 1;
      assertThat(Float16.toBits(value)).as("%s", value).isEqualTo((short) expected);
      assertThat(Float16.toBits(-value)).isEqualTo((short) (expected | 0x8000));
    }
  }
}
