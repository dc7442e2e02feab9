package dev.plumbline.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.core.index.Filter.Column;
import dev.plumbline.core.model.AttributeValue.Numeric;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IndexArgumentsTest {
  private static final Item ITEM =
      new Item(
          new ItemId("t", "i"),
          Modality.IMAGE,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Attributes.of(Map.of("size", new Numeric(-0.0))),
          Instant.EPOCH,
          "");

  @Test
  void recordsHoldVectorsOfLengthOne() {
    new IndexRecord(ITEM, FloatVector.of(0.6f, -0.8f));
    for (FloatVector vector : List.of(FloatVector.of(0, 0), FloatVector.of(1, 1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new IndexRecord(ITEM, vector))
          .withMessageContaining("length " + vector.norm());
    }
  }

  @Test
  void queriesHaveADirection() {
    new VectorQuery("t", FloatVector.of(7), 1, Set.of(Modality.IMAGE), Filter.all());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new VectorQuery("t", FloatVector.of(0, 0), 1, Set.of(Modality.IMAGE), Filter.all()))
        .withMessageContaining("length 0");
  }

  @Test
  void membershipIsEquality() {
    Filter in = new Filter.In(new Column.Attribute("size"), List.of(new Numeric(0.0)));
    assertThat(FilterEvaluator.matches(in, ITEM)).isTrue();
  }
}
