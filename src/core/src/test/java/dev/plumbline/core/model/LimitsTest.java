package dev.plumbline.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "a-b_c9", "0-", "a_"})
  void tenantsAreShortWords(String tenant) {
    assertThat(new ItemId(tenant, "i").tenant()).isEqualTo(tenant);
    assertThat(new ItemId("x".repeat(64), "i").tenant()).hasSize(64);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "_a", "A", "aB", "a b", "a.b", "\u00e9", "a\u0663", "a\n"})
  void othersAreNoTenants(String wrong) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ItemId.checkTenant(wrong))
        .withMessageContaining("expected: [a-z0-9][a-z0-9_-]{0,63}");
    assertThatIllegalArgumentException().isThrownBy(() -> ItemId.checkTenant("x".repeat(65)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a9", "colour_2", "z_"})
  void attributeNamesAreShortWords(String name) {
    Attributes.checkName(name);
    Attributes.checkName("x".repeat(64));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "9a", "_a", "a-b", "A", "a b", "\u00e9", "\u0663a"})
  void othersAreNoAttributeNames(String wrong) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Attributes.checkName(wrong))
        .withMessageContaining("expected: [a-z][a-z0-9_]{0,63}");
    assertThatIllegalArgumentException().isThrownBy(() -> Attributes.checkName("x".repeat(65)));
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
