package dev.plumbline.app.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.BrokerTest;
import dev.plumbline.app.CommandRun;
import dev.plumbline.schemas.TopicsPage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicsCommandTest extends BrokerTest {
  private String name(String topic) {
    return kafka.topics().prefix() + topic;
  }

  @Test
  void createsOnceAndSaysWhatDiffers() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
      admin
          .createTopics(Set.of(new NewTopic(name("queries"), 2, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
    CommandRun first = run("topics", "create").succeeded();
    assertThat(first.out().lines().filter(line -> line.endsWith("created"))).hasSize(6);
    assertThat(first.err())
        .contains("plumbline: " + name("queries") + ": partitions: 2 (expected: 4)");
    CommandRun second = run("topics", "create").succeeded();
    assertThat(second.out()).doesNotContain("created");
    assertThat(second.out().lines().filter(line -> line.endsWith("was there, differs"))).hasSize(1);
  }

  @Test
  void listsAndDescribes() {
    CommandRun before = run("topics", "list").succeeded();
    assertThat(before.out().lines().skip(1)).hasSize(7).allMatch(line -> line.endsWith("-"));
    assertThat(run("topics", "describe", "items").code()).isEqualTo(3);
    createTopics();
    assertThat(run("topics", "list").succeeded().out().lines().skip(1))
        .allMatch(line -> line.endsWith("0"));
    assertThat(run("topics", "describe", "items").succeeded().out())
        .contains("values: Image, Caption, Clip, Delete")
        .containsPattern("retention.ms +604800000");
    CommandRun wrong = run("topics", "describe", "itmes");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("topic: 'itmes' (expected: one of ").contains(name("items"));
  }

  @Test
  void printsTheCatalogue() {
    assertThat(CommandRun.of(List.of("topics", "docs")).succeeded().out())
        .isEqualTo(TopicsPage.markdown());
  }

  @Test
  void saysThatNothingAnswers() {
    CommandRun run = CommandRun.at("127.0.0.1:1", "topics", "list");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err().lines())
        .containsExactly(
            "plumbline: nothing answers at 127.0.0.1:1",
            "  hint: `plumbline up` starts an instance; one with another --port-base or another"
                + " broker (kafka.bootstrap) must be named");
  }
}
