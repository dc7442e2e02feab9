package dev.plumbline.core.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a red circle",
        "two\tlines\r\nof text",
        "\u05E2\u05D9\u05D2\u05D5\u05DC \u05D0\u05D3\u05D5\u05DD",
        "\u202Edrawkcab\u202C",
        "\uD83D\uDC69\u200D\uD83D\uDE80 in space",
        "cafe\u0301",
        "already \uFFFD replaced"
      })
  void leavesWordsAsTheyAre(String text) {
    assertThat(PlainText.of(text)).isSameAs(text);
  }

  @Test
  void takesControlCharactersForSpaces() {
    assertThat(PlainText.of("a\u0000b\u001B[2Jc\u007Fd\u0085e\u009Ff")).isEqualTo("a b [2Jc d e f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D", "\uDE80", "\uDE80\uD83D"})
  void replacesHalvesOfPairs(String text) {
    assertThat(PlainText.of("a" + text + "b"))
        .isEqualTo("a" + "\uFFFD".repeat(text.length()) + "b");
  }
}
