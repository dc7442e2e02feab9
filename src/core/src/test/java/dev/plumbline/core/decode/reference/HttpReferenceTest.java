package dev.plumbline.core.decode.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection.Reason;
import dev.plumbline.core.model.ServiceException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpReferenceTest {
  private static final int MAX_BYTES = 100_000;
  private static final Duration AMPLE = Duration.ofSeconds(30);

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private ReferenceFetcher fetcher(Duration timeout) {
    return new ReferenceFetcher(
        new ReferencePolicy(List.of(server.uri("/a/")), Set.of(), timeout, 3), MAX_BYTES);
  }

  private byte[] fetch(String path) throws RejectedException {
    return fetcher(AMPLE).fetch(URI.create(server.uri(path)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a/picture", "/a/to-picture", "/a/recovers", "/a/picture?size=large"})
  void fetches(String path) throws RejectedException {
    assertThat(fetch(path)).isEqualTo(TestServer.BODY);
  }

  @ParameterizedTest
  @CsvSource({
    "/a/gone, UNREACHABLE_REFERENCE, 1",
    "/a/fails, UNREACHABLE_REFERENCE, 3",
    "/a/busy, UNREACHABLE_REFERENCE, 3",
    "/a/half, UNREACHABLE_REFERENCE, 3",
    "/a/large, TOO_LARGE, 1",
    "/a/endless, TOO_LARGE, 1",
    "/a/to-itself, UNREACHABLE_REFERENCE, 6",
    "/a/to-nothing, UNREACHABLE_REFERENCE, 1",
    "/a/out-of-the-path, FORBIDDEN_REFERENCE, 1",
    "/a/up-and-out, FORBIDDEN_REFERENCE, 1",
    "/a/to-another-port, FORBIDDEN_REFERENCE, 1",
    "/a/to-loopback, FORBIDDEN_REFERENCE, 1",
    "/a/to-metadata, FORBIDDEN_REFERENCE, 1",
    "/a/to-a-file, FORBIDDEN_REFERENCE, 1",
    "/a/to-nonsense, FORBIDDEN_REFERENCE, 1",
    "/b/picture, FORBIDDEN_REFERENCE, 0"
  })
  void rejects(String path, Reason reason, int asked) {
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> fetch(path))
        .satisfies(e -> assertThat(e.rejection().reason()).as(e.getMessage()).isEqualTo(reason));
    assertThat(server.asked()).hasSize(asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a/silent", "/a/drips"})
  void givesUpOnSlowServers(String path) {
    ReferenceFetcher fetcher = fetcher(Duration.ofMillis(300));
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> fetcher.fetch(URI.create(server.uri(path))))
        .withMessageContaining("not read within 300 ms");
  }

  @Test
  void rejectsWhereNobodyListens() {
    String uri = server.uri("/a/picture");
    server.close();
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> fetcher(AMPLE).fetch(URI.create(uri)))
        .withMessageContaining("asked 3 times");
  }

  @Test
  void leavesToOthersWhatAnInterruptedThreadWasFetching() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> fetch("/a/silent"))
        .satisfies(e -> assertThat(e.isTransient()).isTrue());
    assertThat(Thread.interrupted()).isTrue();
  }
}
