package dev.plumbline.scenes;

import java.util.List;

/**
 * A caption and its parse.
 *
 * @param text lower case, without a full stop
 * @param spans what its words name, in the order of the text
 */
public record Caption(String text, List<Span> spans) {
  /**
   * Copies the spans.
   *
   * @throws IllegalArgumentException if the text is empty, or a span ends after it
   */
  public Caption {
    spans = List.copyOf(spans);
    if (text.isBlank()) {
      throw new IllegalArgumentException("caption: blank (expected: words)");
    }
    for (Span span : spans) {
      if (span.end() > text.length()) {
        throw new IllegalArgumentException(
            "span ends at " + span.end() + " (expected: at most " + text.length() + ")");
      }
    }
  }

  /** The words of one of this caption's spans. */
  public String words(Span span) {
    return text.substring(span.start(), span.end());
  }
}
