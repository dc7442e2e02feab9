package dev.plumbline.index.milvus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.core.model.ServiceException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which failures are tried again, and as what they are told. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RetriesTest {
  private ScriptedMilvus server;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedMilvus();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private MilvusIndex open() {
    return MilvusIndex.open(
        MilvusIndexConfig.of(server.uri())
            .withDeadlines(Duration.ofMinutes(1), Duration.ofMinutes(1)));
  }

  private ServiceException failureOfLive() {
    try (MilvusIndex index = open()) {
      return catchThrowableOfType(ServiceException.class, index::live);
    }
  }

  @Test
  void waitsForAServerThatStarts() {
    server.connectsEndWith(1, 1, 0);
    try (MilvusIndex index = open()) {
      assertThat(index.live()).isEmpty();
    }
  }

  @Test
  void triesAgainWhatPasses() {
    server.lookUpsEndWith(8, 103, 106, 0);
    try (MilvusIndex index = open()) {
      assertThat(index.live()).isEmpty();
    }
    assertThat(server.lookedUp()).isEqualTo(4);
  }

  @Test
  void tellsAtOnceWhatDoesNotPass() {
    server.lookUpsEndWith(1100);
    assertThat(failureOfLive().isTransient()).isFalse();
    assertThat(server.lookedUp()).isEqualTo(1);
  }

  @Test
  void tellsAtOnceWhatNobodyKnowsAndLetsTheCallerTryAgain() {
    server.lookUpsEndWith(65_535);
    ServiceException failure = failureOfLive();
    assertThat(failure.isTransient()).isTrue();
    assertThat(failure).hasMessageContaining("scripted 65535").hasMessageContaining(server.uri());
    assertThat(server.lookedUp()).isEqualTo(1);
  }

  @Test
  void isNotLetIn() {
    server.refuse();
    assertThat(catchThrowableOfType(ServiceException.class, this::open).isTransient()).isFalse();
  }
}
