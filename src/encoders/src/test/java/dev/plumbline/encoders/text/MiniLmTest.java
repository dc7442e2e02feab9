package dev.plumbline.encoders.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.encode.EncodedContent;
import dev.plumbline.core.model.Region;
import dev.plumbline.encoders.djl.DeviceChoice;
import dev.plumbline.encoders.preset.Presets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MiniLmTest {
  private static final List<String> TEXTS =
      List.of(
          "a red circle left of a blue square",
          "",
          "two dogs",
          "a very long caption about a small yellow star above a tiny striped hexagon on grass",
          "a man on a horse");

  private static DjlTextEncoder encoder;

  @BeforeAll
  static void open() {
    encoder = open(1, 32);
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  private static DjlTextEncoder open(int threads, int batch) {
    TextModel model = Presets.find("minilm").text().orElseThrow();
    return new DjlTextEncoder(model, DeviceChoice.parse("cpu"), threads, batch);
  }

  private static EncodedContent one(String text) {
    return encoder.encode(List.of(text)).get(0);
  }

  private static double cosine(String a, String b) {
    return one(a).global().dot(one(b).global());
  }

  private static List<String> pieces(String text) {
    return one(text).locals().regions().stream()
        .map(Region.Span.class::cast)
        .map(span -> text.substring(span.start(), span.end()))
        .toList();
  }

  @Test
  void saysWhatItIs() {
    assertThat(encoder.dimension()).isEqualTo(384);
    assertThat(encoder.version().name()).isEqualTo("minilm");
    assertThat(encoder.version().version()).matches("[0-9a-f]{12}");
  }

  @Test
  void likeMeaningsAreNear() {
    assertThat(cosine("a dog runs on the beach", "a puppy is running by the sea"))
        .isGreaterThan(0.6)
        .isGreaterThan(cosine("a dog runs on the beach", "quarterly tax report") + 0.4);
  }

  /** Expected values from onnxruntime and tokenizers in Python; see minilm_expected.py. */
  @Test
  void agreesWithTheReference() {
    EncodedContent content = one("a red circle left of a blue square");

    assertThat(content.global().get(0)).isCloseTo(0.0325616f, within(2e-3f));
    assertThat(content.global().get(1)).isCloseTo(0.06263907f, within(2e-3f));
    assertThat(content.global().get(383)).isCloseTo(0.06033661f, within(2e-3f));
  }

  @Test
  void keepsOrderAndIgnoresBatchMates() {
    List<EncodedContent> together = encoder.encode(TEXTS);

    assertThat(together).hasSize(TEXTS.size());
    for (int i = 0; i < TEXTS.size(); i++) {
      assertThat(together.get(i)).isEqualTo(one(TEXTS.get(i)));
    }
  }

  @Test
  void threadsAndBatchSizeDoNotMatter() {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.add(TEXTS.get(i % TEXTS.size()) + " " + i);
    }
    List<EncodedContent> expected = encoder.encode(many);

    try (DjlTextEncoder other = open(3, 4)) {
      assertThat(other.encode(many)).isEqualTo(expected);
      Collections.reverse(many);
      List<EncodedContent> reversed = new ArrayList<>(other.encode(many));
      Collections.reverse(reversed);
      assertThat(reversed).isEqualTo(expected);
    }
  }

  @Test
  void manyCallersAtOnce() throws Exception {
    List<EncodedContent> expected = encoder.encode(TEXTS);
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<EncodedContent>>> answers = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        answers.add(callers.submit(() -> encoder.encode(TEXTS)));
      }
      for (Future<List<EncodedContent>> answer : answers) {
        assertThat(answer.get()).isEqualTo(expected);
      }
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void nothingInNothingOut() {
    assertThat(encoder.encode(List.of())).isEmpty();
  }

  @Test
  void vectorsHaveLengthOne() {
    EncodedContent content = one("a red circle");

    assertThat(content.global().norm()).isCloseTo(1, within(1e-6));
    assertThat(content.locals().vectors().row(1).norm()).isCloseTo(1, within(1e-6));
  }

  @Test
  void emptyTextHasNoTokens() {
    EncodedContent content = one("");

    assertThat(content.global().norm()).isCloseTo(1, within(1e-6));
    assertThat(content.locals().regions()).isEmpty();
    assertThat(content.locals().vectors().rows()).isZero();
    assertThat(one(" \n\t ")).isEqualTo(content);
  }

  @Test
  void spansArePiecesOfTheText() {
    assertThat(pieces("A red  Circle, striped"))
        .containsExactly("A", "red", "Circle", ",", "striped");
    assertThat(pieces("unbelievably")).containsExactly("un", "bel", "ie", "va", "bly");
  }

  @Test
  void spansCountUtf16Units() {
    assertThat(pieces("\uD83D\uDE00 dog \uD83D\uDC15 caf\u00E9 \u65E5\u672C red"))
        .containsExactly(
            "\uD83D\uDE00", "dog", "\uD83D\uDC15", "caf\u00E9", "\u65E5", "\u672C", "red");
  }

  @Test
  void halfASurrogatePairIsNoTrouble() {
    assertThat(pieces("\uD83D red \uDE00 blue")).containsExactly("red", "blue");
    assertThat(pieces("x\u0000y red").get(2)).isEqualTo("red");
  }

  @Test
  void longTextIsCut() {
    String text = "circle ".repeat(20_000);

    EncodedContent content = one(text);

    assertThat(content.locals().regions()).hasSize(254);
    assertThat(content.locals().regions().get(253))
        .isEqualTo(new Region.Span(253 * 7, 253 * 7 + 6));
    assertThat(content).isEqualTo(one("circle ".repeat(254)));
  }

  @Test
  void closedEncoderRefuses() {
    DjlTextEncoder other = open(2, 8);
    other.close();
    other.close();

    assertThatThrownBy(() -> other.encode(TEXTS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("minilm is closed");
  }
}
