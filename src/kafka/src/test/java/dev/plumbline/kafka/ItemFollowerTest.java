package dev.plumbline.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemFollowerTest extends BrokerTest {
  @TempDir private Path place;

  private final BlockingQueue<ItemEvent> heard = new LinkedBlockingQueue<>();

  @Test
  void goesOnWhereItStopped() throws Exception {
    Path file = place.resolve("pictures/positions");
    send("1", "2");
    try (ItemFollower first = ItemFollower.resume(config, file, heard::add)) {
      assertThat(first.awaitReady(SOON)).isTrue();
      assertThat(hear(2)).containsExactlyInAnyOrder("1", "2");
    }
    send("3");
    try (ItemFollower second = ItemFollower.resume(config, file, heard::add)) {
      assertThat(second.awaitReady(SOON)).isTrue();
      assertThat(hear(1)).containsExactly("3");
      assertThat(heard).isEmpty();
    }
  }

  @Test
  void aPlaceThatTheTopicDoesNotHaveCountsAsItsBeginning() throws Exception {
    Path file = place.resolve("positions");
    Files.write(file, List.of("0 1000", "1 1000", "2 1000", "3 1000"));
    send("1", "2");
    try (ItemFollower follower = ItemFollower.resume(config, file, heard::add)) {
      assertThat(hear(2)).containsExactlyInAnyOrder("1", "2");
      assertThat(follower.awaitReady(SOON)).isTrue();
    }
  }

  @Test
  void fromNowLeavesOutWhatWasThere() throws Exception {
    send("old");
    try (ItemFollower follower = ItemFollower.fromNow(config, heard::add)) {
      assertThat(follower.awaitReady(SOON)).isTrue();
      send("new");
      assertThat(hear(1)).containsExactly("new");
    }
  }

  @Test
  void aListenerThatFailsOnOneEventGetsTheNext() throws Exception {
    send("bad");
    try (ItemFollower follower =
        ItemFollower.resume(
            config,
            place.resolve("positions"),
            event -> {
              heard.add(event);
              if (event.id().id().equals("bad")) {
                throw new IllegalStateException("told by a test");
              }
            })) {
      assertThat(hear(1)).containsExactly("bad");
      send("good");
      assertThat(hear(1)).containsExactly("good");
      assertThat(follower.awaitReady(SOON)).isTrue();
    }
  }

  @Test
  void aFileOfAnotherKindIsRefused() throws Exception {
    Path file = place.resolve("positions");
    Files.writeString(file, "not positions");

    assertThatThrownBy(() -> ItemFollower.resume(config, file, heard::add))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining(file.toString());
  }

  private void send(String... ids) {
    try (ItemProducer producer = ItemProducer.open(config)) {
      Arrays.stream(ids)
          .map(
              id ->
                  new ItemEvent.Caption(
                      new ItemId("default", id),
                      "i",
                      "words",
                      Attributes.empty(),
                      Instant.EPOCH,
                      ""))
          .forEach(producer::send);
    }
  }

  private List<String> hear(int count) throws InterruptedException {
    List<String> ids = new ArrayList<>();
    while (ids.size() < count) {
      ItemEvent event = heard.poll(SOON.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(event).as("event " + ids.size() + " of " + count).isNotNull();
      ids.add(event.id().id());
    }
    return ids;
  }
}
