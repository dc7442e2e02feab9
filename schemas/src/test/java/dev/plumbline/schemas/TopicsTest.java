package dev.plumbline.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.ItemId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {
  private static final Path PAGE = Path.of("../docs/topics.md");

  @Test
  void thePageIsMadeFromTheCatalogue() throws Exception {
    if (Boolean.getBoolean("plumbline.write")) {
      Files.createDirectories(PAGE.toAbsolutePath().getParent());
      Files.writeString(PAGE, TopicsPage.markdown());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(TopicsPage.markdown());
  }

  @Test
  void everySchemaTravelsOnOneTopic() {
    List<String> travelling =
        Topics.unprefixed().all().stream().flatMap(t -> t.values().stream()).toList();
    assertThat(travelling).containsExactlyInAnyOrderElementsOf(SchemaHistory.NAMES);
  }

  @Test
  void aPrefixGoesBeforeEveryName() {
    assertThat(new Topics("test.").all()).allMatch(t -> t.name().startsWith("test."));
    assertThatThrownBy(() -> new Topics("a b").items())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("topic: 'a bitems'");
  }

  @Test
  void aDeadLetterHoldsTheLargestItemAndMore() {
    Topics topics = Topics.unprefixed();
    assertThat(topics.deadLetters().maxMessageBytes())
        .isGreaterThan(topics.items().maxMessageBytes())
        .isGreaterThan(topics.queries().maxMessageBytes());
    assertThat(topics.aligners().maxMessageBytes()).isGreaterThan(AlignerMapping.MAX_INLINE_BYTES);
  }

  @Test
  void keysAreText() {
    assertThat(Keys.of(new ItemId("acme", "é/1"))).asString().isEqualTo("acme/é/1");
    assertThat(Keys.of(new AlignerVersion(12))).asString().isEqualTo("12");
  }
}
