package dev.plumbline.scenes;

import java.util.ArrayList;
import java.util.List;

/** Puts a caption together word by word and notes where each name stands. */
final class Sentence {
  private final StringBuilder text = new StringBuilder();
  private final List<Span> spans = new ArrayList<>();
  private boolean article;

  /** Adds words that name nothing; a comma, colon or the like joins the word before. */
  Sentence say(String words) {
    begin(words);
    text.append(words);
    return this;
  }

  /** Adds "a" or "an", as the next word asks for. */
  Sentence article() {
    article = true;
    return this;
  }

  Sentence name(String words, Role role, int object) {
    return name(words, role, object, Span.NONE);
  }

  Sentence name(String words, Role role, int object, int other) {
    begin(words);
    spans.add(new Span(text.length(), text.length() + words.length(), role, object, other));
    text.append(words);
    return this;
  }

  Caption caption() {
    return new Caption(text.toString(), spans);
  }

  private void begin(String words) {
    if (!text.isEmpty() && Character.isLetter(words.charAt(0))) {
      text.append(' ');
    }
    if (article) {
      text.append("aeiou".indexOf(words.charAt(0)) >= 0 ? "an " : "a ");
      article = false;
    }
  }
}
