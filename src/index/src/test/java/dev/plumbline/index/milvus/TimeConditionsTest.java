package dev.plumbline.index.milvus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.index.Filter.Column.BuiltIn;
import dev.plumbline.core.index.Filter.Operator;
import dev.plumbline.core.model.AttributeValue;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimeConditionsTest {
  private static String compare(Operator operator, double value, boolean negated) {
    return new TimeConditions()
        .compare(BuiltIn.EVENT_TIME, operator, new AttributeValue.Numeric(value), negated)
        .text();
  }

  @Test
  void boundsAreWhereTheComparisonTurns() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (!Double.isFinite(value)) {
        continue;
      }
      check(value);
      check((double) random.nextLong());
      check(random.nextInt(-1000, 1000) / 4.0);
    }
    for (double value : new double[] {0x1p53, 0x1p53 + 2, 0x1p63, -0x1p63, 1e300, -1e300, -0.0}) {
      check(value);
    }
  }

  private static void check(double value) {
    OptionalLong first = TimeConditions.first(value);
    first.ifPresent(
        m -> {
          assertThat((double) m).isGreaterThanOrEqualTo(value);
          assertThat(m == Long.MIN_VALUE || (double) (m - 1) < value).isTrue();
        });
    assertThat(first.isPresent()).isEqualTo(value <= (double) Long.MAX_VALUE);
    OptionalLong after = TimeConditions.after(value);
    after.ifPresent(
        m -> {
          assertThat((double) m).isGreaterThan(value);
          assertThat(m == Long.MIN_VALUE || (double) (m - 1) <= value).isTrue();
        });
    assertThat(after.isPresent()).isEqualTo(value < (double) Long.MAX_VALUE);
  }

  @Test
  void writesBoundsThatTheServersRead() {
    assertThat(compare(Operator.LT, 1.5, false)).isEqualTo("event_time < 2");
    assertThat(compare(Operator.LE, 2, false)).isEqualTo("event_time < 3");
    assertThat(compare(Operator.EQ, 5, false)).isEqualTo("(event_time >= 5) and (event_time < 6)");
    assertThat(compare(Operator.EQ, 5, true)).isEqualTo("(event_time < 5) or (event_time >= 6)");
    assertThat(compare(Operator.EQ, 5.5, false))
        .isEqualTo("(event_time >= 6) and (event_time < 6)");
    assertThat(compare(Operator.LT, -1e300, false)).isEqualTo(Expression.NONE.text());
    assertThat(compare(Operator.GE, -1e300, false)).isEqualTo(Expression.ALL.text());
    assertThat(compare(Operator.LT, 1e300, false)).isEqualTo(Expression.ALL.text());
    assertThat(compare(Operator.GT, 1e300, false)).isEqualTo(Expression.NONE.text());
    assertThat(
            new TimeConditions()
                .compare(BuiltIn.EVENT_TIME, Operator.EQ, new AttributeValue.Text("5"), false)
                .text())
        .isEqualTo(Expression.NONE.text());
    assertThat(new TimeConditions().in(BuiltIn.EVENT_TIME, List.of(), true))
        .isEqualTo(Expression.ALL);
  }
}
