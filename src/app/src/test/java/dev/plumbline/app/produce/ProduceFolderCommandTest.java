package dev.plumbline.app.produce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.BrokerTest;
import dev.plumbline.app.CommandRun;
import dev.plumbline.app.ItemsOnTopic;
import dev.plumbline.app.Main;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.ItemId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProduceFolderCommandTest extends BrokerTest {
  @TempDir Path home;
  private Path folder;
  private Path captions;

  @BeforeEach
  void prepare() throws IOException {
    createTopics();
    folder = Files.createDirectories(home.resolve("photographs"));
    captions = home.resolve("captions.txt");
  }

  private byte[] picture(String name) throws IOException {
    byte[] bytes = ("bytes of " + name).getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve(name), bytes);
    return bytes;
  }

  private CommandRun produce(String... more) {
    return run(command(more).toArray(String[]::new));
  }

  private List<String> command(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "produce",
                "folder",
                folder.toString(),
                "--captions",
                captions.toString(),
                "--data",
                home.resolve("data").toString()));
    args.addAll(List.of(more));
    return args;
  }

  private Map<String, ItemEvent> items() {
    return ItemsOnTopic.byId(kafka);
  }

  @Test
  void sendsPicturesAndCaptions() throws Exception {
    byte[] a = picture("a.jpg");
    picture("b.jpg");
    Files.writeString(
        captions, "a.jpg#0\tA dog .\na.jpg#1\tTwo dogs .\nc.jpg#0\tGone .\nb.jpg#0\tA cat .\n");
    CommandRun run = produce("--tenant", "acme").succeeded();
    assertThat(run.out()).startsWith("acknowledged 5 events (");
    assertThat(run.err())
        .isEqualTo("plumbline: 1 picture not in the folder, left out with their captions: c.jpg\n");
    Map<String, ItemEvent> items = items();
    assertThat(items).containsOnlyKeys("a.jpg", "a.jpg#0", "a.jpg#1", "b.jpg", "b.jpg#0");
    assertThat(((ItemEvent.Image) items.get("a.jpg")).content())
        .isEqualTo(new ImageContent.Inline(a));
    ItemEvent.Caption caption = (ItemEvent.Caption) items.get("a.jpg#1");
    assertThat(caption.id()).isEqualTo(new ItemId("acme", "a.jpg#1"));
    assertThat(caption.partOf()).isEqualTo("a.jpg");
    assertThat(caption.text()).isEqualTo("Two dogs .");
    assertThat(home.resolve("data/journals")).isEmptyDirectory();
  }

  @Test
  void restrictsToASplitAndALimit() throws Exception {
    for (String name : List.of("a.jpg", "b.jpg", "c.jpg", "d.jpg")) {
      picture(name);
    }
    Files.writeString(captions, "a.jpg#0\tA\nb.jpg#0\tB\nc.jpg#0\tC\nd.jpg#0\tD\n");
    Path split = Files.writeString(home.resolve("train.txt"), "d.jpg\nb.jpg\n\nc.jpg\n");
    produce("--split", split.toString(), "--limit", "2").succeeded();
    assertThat(items()).containsOnlyKeys("b.jpg", "b.jpg#0", "c.jpg", "c.jpg#0");
  }

  @Test
  void sendsReferencesAndAttributes() throws Exception {
    picture("a.jpg");
    Files.writeString(captions, "image,caption,year\na.jpg,A,1999\n");
    produce("--by-reference").succeeded();
    ItemEvent.Image image = (ItemEvent.Image) items().get("a.jpg");
    assertThat(image.content())
        .isEqualTo(new ImageContent.Reference(folder.resolve("a.jpg").toUri()));
    assertThat(image.attributes().get("year")).contains(new AttributeValue.Numeric(1999));
  }

  @Test
  void namesAWrongLineAndSendsNothing() throws Exception {
    picture("a.jpg");
    Files.writeString(captions, "a.jpg#0\tA\nhello\n");
    CommandRun run = produce();
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "plumbline: " + captions + ":2: 'hello' (expected: NAME.jpg#k, a tab, the caption)\n");
    assertThat(items()).isEmpty();
    assertThat(produce("--format", "csv").err()).contains("(expected: image and caption among");
  }

  @Test
  void countsWhatTheTopicDoesNotTakeAndGoesOnAfterwards() throws Exception {
    picture("a.jpg");
    Files.write(folder.resolve("huge.jpg"), new byte[kafka.topics().items().maxMessageBytes()]);
    Files.writeString(captions, "huge.jpg#0\tHuge\na.jpg#0\tA\n");
    CommandRun first = produce();
    assertThat(first.code()).isEqualTo(1);
    assertThat(first.err()).contains("plumbline: 1 event failed:").contains("default/huge.jpg");
    assertThat(items()).containsOnlyKeys("a.jpg", "a.jpg#0", "huge.jpg#0");
    Files.write(folder.resolve("huge.jpg"), new byte[10]);
    CommandRun second = produce().succeeded();
    assertThat(second.err()).contains("acknowledged already: 1 of 2 pictures");
    assertThat(second.out()).startsWith("acknowledged 1 event (");
    assertThat(items()).containsOnlyKeys("a.jpg", "a.jpg#0", "huge.jpg", "huge.jpg#0");
  }

  @Test
  void saysThatThereIsNoTopic() throws Exception {
    nameOtherTopics();
    picture("a.jpg");
    Files.writeString(captions, "a.jpg#0\tA\n");
    CommandRun run = produce();
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("no topic").contains("plumbline topics create");
  }

  @Test
  void goesOnWhereItWasInterrupted() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      picture(i + ".jpg");
      text.append(i).append(".jpg#0\tcaption ").append(i).append('\n');
    }
    Files.writeString(captions, text);

    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(command("--rate", "50"));
    command.addAll(
        List.of(
            "--set", "kafka.bootstrap=" + kafka.bootstrap(),
            "--set", "kafka.topicPrefix=" + kafka.topics().prefix()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    StringBuilder said = new StringBuilder();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        said.append(line).append('\n');
        if (line.contains(" of 500 pictures")) {
          process.toHandle().destroy(); // as ctrl-C does, the output left open
        }
      }
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(said)
        .contains("acknowledged ")
        .contains("not all was sent; the same command goes on");
    long before = ItemsOnTopic.count(kafka);
    assertThat(before).isBetween(2L, 998L);

    CommandRun rest = produce().succeeded();
    assertThat(rest.err()).contains("acknowledged already: ");
    assertThat(items()).hasSize(1000);
    assertThat(ItemsOnTopic.count(kafka)).as("nothing came twice").isEqualTo(1000);
  }
}
