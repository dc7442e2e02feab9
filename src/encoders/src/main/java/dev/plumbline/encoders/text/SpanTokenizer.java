package dev.plumbline.encoders.text;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import dev.plumbline.core.model.Region;
import dev.plumbline.encoders.djl.ModelSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Hugging Face's tokenizer with spans in UTF-16 units. Thread-safe. */
final class SpanTokenizer implements AutoCloseable {
  private final HuggingFaceTokenizer tokenizer;

  /**
   * @param maxLength tokens, special ones included, at most
   */
  SpanTokenizer(ModelSource source, int maxLength) {
    Map<String, String> options =
        Map.of("padding", "false", "truncation", "true", "maxLength", Integer.toString(maxLength));
    try (InputStream json = source.open()) {
      tokenizer = HuggingFaceTokenizer.newInstance(json, options);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read tokenizer " + source, e);
    }
  }

  Tokens tokenize(String text) {
    String sound = withoutLoneSurrogates(text);
    Encoding encoding = tokenizer.encode(sound, true, false);
    CharSpan[] spans = encoding.getCharTokenSpans();
    long[] special = encoding.getSpecialTokenMask();
    int[] places =
        IntStream.range(0, spans.length).filter(i -> special[i] == 0 && spans[i] != null).toArray();
    int[] offsets = utf16Offsets(sound);
    List<Region> regions = new ArrayList<>();
    for (int place : places) {
      regions.add(
          new Region.Span(offsets[spans[place].getStart()], offsets[spans[place].getEnd()]));
    }
    return new Tokens(encoding.getIds(), places, regions);
  }

  /** Half a surrogate pair has no UTF-8 form; each becomes U+FFFD, so that spans stay true. */
  private static String withoutLoneSurrogates(String text) {
    StringBuilder sound = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(sound::appendCodePoint);
    return sound.toString();
  }

  /**
   * Where each code point starts in UTF-16 units, and the text's end: the tokenizer counts code
   * points.
   */
  private static int[] utf16Offsets(String text) {
    int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
    for (int i = 1; i < offsets.length; i++) {
      offsets[i] = text.offsetByCodePoints(offsets[i - 1], 1);
    }
    return offsets;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
