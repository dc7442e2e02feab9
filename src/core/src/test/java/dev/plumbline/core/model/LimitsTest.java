package dev.plumbline.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final String WHOLE = "\ud83d\ude42";
  private static final String HALF = WHOLE.substring(1);
  private static final String HIGH = WHOLE.substring(0, 1);

  @Test
  void attributeTextsFitIntoATerm() {
    assertThat(new AttributeValue.Text("x".repeat(4094) + WHOLE).value()).hasSize(4096);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AttributeValue.Text("x".repeat(4097)))
        .withMessageContaining("4097");
  }

  @Test
  void sourcesAreShort() {
    Item.checkSource("x".repeat(1022) + WHOLE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Item.checkSource("x".repeat(1025)))
        .withMessageContaining("1025");
  }

  @Test
  void halfAPairIsNoText() {
    assertThat(new ItemId("t", WHOLE).id()).isEqualTo(WHOLE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ItemId("t", HALF))
        .withMessageContaining("half a surrogate pair");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AttributeValue.Text("a" + HALF))
        .withMessageContaining("half a surrogate pair");
    assertThatIllegalArgumentException().isThrownBy(() -> Item.checkSource(HALF + WHOLE));
    assertThatIllegalArgumentException().isThrownBy(() -> Item.checkSource(WHOLE + HIGH));
    assertThatIllegalArgumentException().isThrownBy(() -> Item.checkSource(HIGH + WHOLE));
  }
}
