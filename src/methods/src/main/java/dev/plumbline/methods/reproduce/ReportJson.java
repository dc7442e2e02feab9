package dev.plumbline.methods.reproduce;

import java.util.Locale;
import java.util.stream.Collectors;

/** The report as JSON (RFC 8259). */
final class ReportJson {
  private ReportJson() {}

  static String write(ReproductionReport report) {
    return "{\"quick\": "
        + report.quick()
        + ", \"results\": [\n"
        + report.results().stream().map(ReportJson::result).collect(Collectors.joining(",\n"))
        + "\n]}\n";
  }

  private static String result(ClaimResult r) {
    String measured =
        r.measured()
            .map(
                m ->
                    ", \"mean\": "
                        + number(m.mean())
                        + ", \"spread\": "
                        + number(m.spread())
                        + ", \"values\": ["
                        + m.values().stream()
                            .map(ReportJson::number)
                            .collect(Collectors.joining(", "))
                        + "]")
            .orElse("");
    return "  {\"method\": "
        + quote(r.method())
        + ", \"data\": "
        + quote(r.setting())
        + ", \"claim\": "
        + quote(r.claim().name())
        + ", \"paper\": "
        + quote(r.claim().paper())
        + ", \"asked\": "
        + quote(r.threshold().text())
        + measured
        + ", \"verdict\": "
        + quote(r.verdict().name().toLowerCase(Locale.ROOT))
        + ", \"note\": "
        + quote(r.note())
        + ", \"seconds\": "
        + number(r.seconds())
        + "}";
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "null";
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
              } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", c));
              } else {
                quoted.append((char) c);
              }
            });
    return quoted.append('"').toString();
  }
}
