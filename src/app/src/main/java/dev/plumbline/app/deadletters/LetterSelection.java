package dev.plumbline.app.deadletters;

import dev.plumbline.app.cli.Failure;
import dev.plumbline.core.event.Rejection;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** Which letters a command is about. */
final class LetterSelection {
  @Option(
      names = "--reason",
      paramLabel = "REASON",
      split = ",",
      description = "Only letters with these reasons: ${COMPLETION-CANDIDATES}.")
  private Set<Rejection.Reason> reasons = EnumSet.noneOf(Rejection.Reason.class);

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only letters that are newer: an instant, or a duration as PT2H.")
  private Optional<String> since = Optional.empty();

  boolean isEverything() {
    return reasons.isEmpty() && since.isEmpty();
  }

  /**
   * Tells which letters are meant.
   *
   * @throws Failure if the time is neither an instant nor a duration
   */
  Predicate<FiledLetter> matcher(Instant now) {
    Instant oldest = since.map(text -> instant(text, now)).orElse(Instant.MIN);
    return filed ->
        (reasons.isEmpty() || reasons.contains(filed.letter().rejection().reason()))
            && filed.letter().rejectedAt().isAfter(oldest);
  }

  private static Instant instant(String text, Instant now) {
    try {
      return text.startsWith("P") ? now.minus(Duration.parse(text)) : Instant.parse(text);
    } catch (DateTimeException e) {
      throw Failure.usage(
          "--since " + text + " (expected: 2026-01-02T03:04:05Z, or a duration as PT2H)", "");
    }
  }
}
