package dev.plumbline.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {
  private static final Item ITEM =
      new Item(
          new ItemId("t", "photo 1"),
          Modality.TEXT,
          Optional.of("whole"),
          Optional.of("a red circle"),
          Optional.empty(),
          Attributes.of(
              Map.of(
                  "colour", new AttributeValue.Text("dark \"red\" \\ x"),
                  "size", new AttributeValue.Numeric(3),
                  "wet", new AttributeValue.Flag(true))),
          Instant.parse("2026-05-01T00:00:00Z"),
          "camera");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "size == 3",
        "size >= 3 and size < 4",
        "size != 4",
        "wet == true",
        "colour == \"dark \\\"red\\\" \\\\ x\"",
        "colour startswith \"dark\"",
        "id == \"photo 1\"",
        "modality == \"text\"",
        "part_of in [\"other\", \"whole\"]",
        "source not in [\"scanner\"]",
        "event_time >= \"2026-05-01T00:00:00Z\"",
        "event_time < 1900000000000",
        "not (size == 4 or wet == false)",
        "colour exists and not missing exists",
        "size == 4 or size == 3 and wet == true",
        "missing != 1 or size == 3",
        "not missing == 1"
      })
  void letsTheItemThrough(String text) {
    assertThat(FilterEvaluator.matches(FilterParser.parse(text), ITEM)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "size == \"3\"",
        "missing == 1",
        "missing != 1",
        "wet == false",
        "(size == 4 or size == 3) and wet == false",
        "colour startswith \"red\"",
        "size in [1, 2]",
        "event_time > \"2026-05-01T00:00:00Z\""
      })
  void keepsTheItemBack(String text) {
    assertThat(FilterEvaluator.matches(FilterParser.parse(text), ITEM)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "size = 3|6|'='",
        "size ==|8|the end",
        "size == red|9|'red'",
        "size == 3 wet|11|'wet'",
        "(size == 3|11|the end",
        "colour < \"a\"|8|a number",
        "size startswith 3|6|text",
        "size == \"3|9|does not end",
        "Size == 3|1|attribute name",
        "event_time > \"soon\"|14|2026-01-31",
        "id == 3|7|text in quotes",
        "size in []|10|a value",
        "size == 1e999|9|finite",
        "size == 3; drop|10|';'",
        "colour == \"a\\n\"|13|\\"
      })
  void namesThePlaceOfAnError(String text, int column, String part) {
    assertThatExceptionOfType(FilterSyntaxException.class)
        .isThrownBy(() -> FilterParser.parse(text))
        .withMessageContaining(part)
        .satisfies(e -> assertThat(e.column()).isEqualTo(column));
  }

  @Test
  void boundsDepthLengthAndLists() {
    String deep = "(".repeat(17) + "size == 1" + ")".repeat(17);
    String many = "size in [" + "1,".repeat(256) + "1]";
    for (String text : new String[] {deep, many, "size == " + "1".repeat(5000)}) {
      assertThatExceptionOfType(FilterSyntaxException.class)
          .isThrownBy(() -> FilterParser.parse(text))
          .withMessageContaining("at most");
    }
    String nots = "not ".repeat(5000 / 5) + "size == 1";
    assertThatExceptionOfType(FilterSyntaxException.class)
        .isThrownBy(() -> FilterParser.parse(nots));
  }
}
