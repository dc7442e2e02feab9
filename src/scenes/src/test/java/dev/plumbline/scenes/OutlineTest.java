package dev.plumbline.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OutlineTest {
  /** The layout keeps squares of this size apart, so that relations hold. */
  @ParameterizedTest
  @EnumSource
  void staysInTheSquareHoweverTurned(ShapeKind shape) {
    for (int degrees = -7; degrees <= 7; degrees++) {
      Box box = Box.around(Outline.points(shape, 0, 0, 1, Math.toRadians(degrees)));
      assertThat(box.minX()).isBetween(-1.0, -0.6);
      assertThat(box.minY()).isBetween(-1.0, -0.4);
      assertThat(box.maxX()).isBetween(0.6, 1.0);
      assertThat(box.maxY()).isBetween(0.4, 1.0);
    }
  }
}
