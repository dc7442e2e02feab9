package dev.plumbline.schemas;

import dev.plumbline.schemas.Topic.Cleanup.Compact;
import dev.plumbline.schemas.Topic.Cleanup.Retain;
import java.time.Duration;
import java.util.stream.Collectors;

/** The catalogue as a page of the documentation. */
public final class TopicsPage {
  private TopicsPage() {}

  /** The page, in Markdown. */
  public static String markdown() {
    StringBuilder page =
        new StringBuilder(
            """
            # Topics

            <!-- Made from the catalogue in schemas (Topics.java). To make it anew:
                 ./mvnw -pl schemas -am test -Dtest=TopicsTest -Dsurefire.failIfNoSpecifiedTests=false -Dplumbline.write=true -->

            `plumbline topics create` makes those that are missing and reports where one that is there
            differs. `kafka.topicPrefix` in the configuration is put before each name. What the records
            hold is told in [contracts.md](contracts.md).

            | topic | key | value | partitions | old records | largest record |
            |---|---|---|---|---|---|
            """);
    for (Topic topic : Topics.unprefixed().all()) {
      page.append(
          "| `%s` | %s | %s | %d | %s | %d MiB |\n"
              .formatted(
                  topic.name(),
                  topic.key(),
                  topic.values().stream().map(v -> "`" + v + "`").collect(Collectors.joining(", ")),
                  topic.partitions(),
                  cleanup(topic.cleanup()),
                  topic.maxMessageBytes() >> 20));
    }
    page.append(
        """

        Keys are text in UTF-8. A record's time stamp is the broker's (`LogAppendTime`), so a photograph
        of long ago stays as long as one of today; when it was taken stands in the record as `eventTime`.
        """);
    for (Topic topic : Topics.unprefixed().all()) {
      page.append("\n## %s\n%s\n\n```\n".formatted(topic.name(), topic.doc()));
      topic.settings().forEach((name, value) -> page.append(name + "=" + value + "\n"));
      page.append("```\n");
    }
    return page.toString();
  }

  private static String cleanup(Topic.Cleanup cleanup) {
    if (cleanup instanceof Retain retain) {
      return "dropped after " + inWords(retain.time());
    }
    return "compacted; marks of deleted keys stay " + inWords(((Compact) cleanup).deleteMarks());
  }

  private static String inWords(Duration time) {
    return time.toHours() < 24
        ? time.toHours() + " h"
        : time.toDays() + (time.toDays() == 1 ? " day" : " days");
  }
}
