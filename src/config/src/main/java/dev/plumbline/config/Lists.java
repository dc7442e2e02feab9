package dev.plumbline.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lists as one text: commas between the elements; a comma in an element has a backslash before. */
final class Lists {
  private Lists() {}

  static List<String> split(String text) {
    List<String> elements = new ArrayList<>();
    StringBuilder element = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && ",\\".indexOf(text.charAt(i + 1)) >= 0) {
        element.append(text.charAt(++i));
      } else if (c == ',') {
        elements.add(element.toString().strip());
        element.setLength(0);
      } else {
        element.append(c);
      }
    }
    elements.add(element.toString().strip());
    elements.removeIf(String::isEmpty);
    return elements;
  }

  static String join(List<String> elements) {
    return elements.stream()
        .map(e -> e.replace("\\", "\\\\").replace(",", "\\,"))
        .collect(Collectors.joining(","));
  }
}
