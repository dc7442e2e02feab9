package dev.plumbline.index.milvus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TextCodecTest {
  private final SplittableRandom random = new SplittableRandom(3);

  /** Any characters, but mostly few different ones, so that prefixes occur. */
  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      int c =
          switch (random.nextInt(4)) {
            case 0 -> "\"'\\^!&[]_".charAt(random.nextInt(9));
            case 1 -> random.nextInt(Character.MAX_CODE_POINT + 1);
            default -> 'a' + random.nextInt(2);
          };
      text.appendCodePoint(Character.getType(c) == Character.SURROGATE ? 'b' : c);
    }
    return text.toString();
  }

  private static int compareBytes(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void plainTextsStayAsTheyAre() {
    for (String text : new String[] {"", "image_12/a b.jpg", "\u8a9e\ud83d\ude42", "50 %"}) {
      assertThat(TextCodec.encode(text)).isEqualTo(text);
    }
    assertThat(TextCodec.encode("it's \"x\"\\^\n"))
        .isEqualTo("it^0027s ^0022x^0022^005C^005E^000A");
  }

  @Test
  void decodesWhatItEncodes() {
    for (int i = 0; i < 20_000; i++) {
      String text = text();
      String encoded = TextCodec.encode(text);
      assertThat(TextCodec.decode(encoded)).isEqualTo(text);
      assertThat(encoded).doesNotContainPattern("[\"'\\\\\\p{Cntrl}]");
      assertThat(TextCodec.decodeOptional(TextCodec.encode(Optional.of(text)))).contains(text);
    }
    assertThat(TextCodec.decodeOptional(TextCodec.encode(Optional.empty()))).isEmpty();
  }

  @Test
  void keepsWhatUtf8CannotCarry() {
    String half = "a\ud83d";
    String encoded = TextCodec.encode(half);
    byte[] carried = encoded.getBytes(StandardCharsets.UTF_8);
    assertThat(TextCodec.decode(new String(carried, StandardCharsets.UTF_8))).isEqualTo(half);
  }

  @Test
  void aRangeHoldsExactlyTheTextsWithAPrefix() {
    for (int i = 0; i < 50_000; i++) {
      String text = text();
      String prefix = random.nextBoolean() ? text() : text.substring(0, text.length() / 2);
      if (prefix.isEmpty() || Character.isHighSurrogate(prefix.charAt(prefix.length() - 1))) {
        continue;
      }
      String stored = TextCodec.encode(text);
      String from = TextCodec.encode(prefix);
      boolean within =
          compareBytes(stored, from) >= 0 && compareBytes(stored, TextCodec.afterPrefix(from)) < 0;
      assertThat(within).as("%s startsWith %s", stored, from).isEqualTo(text.startsWith(prefix));
    }
  }

  @Test
  void refusesATextThatWasNotEncoded() {
    for (String text : new String[] {"^", "^00", "a^zzzz"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> TextCodec.decode(text));
    }
  }
}
