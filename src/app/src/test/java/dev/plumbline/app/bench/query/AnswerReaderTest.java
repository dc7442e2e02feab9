package dev.plumbline.app.bench.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
  private static final String SHORT =
      "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 2\r\nx: 1\r\n\r\n{}";
  private static final String EMPTY = "HTTP/1.1 202 Accepted\r\nserver: x\r\n\r\n";
  private static final String LONG =
      "HTTP/1.1 200 OK\r\nx: 1\r\ncontent-length: 50000\r\n\r\n" + "x\r\n\r\n".repeat(10_000);
  private static final String LAST =
      "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nConnection: close\r\n\r\n";

  @Test
  void readsAnswersWholeHoweverTheyAreCut() throws Exception {
    for (int piece : new int[] {1, 7, 100, 100_000}) {
      List<Integer> statuses = new ArrayList<>();
      AnswerReader reader = new AnswerReader();
      for (String answer : List.of(SHORT, EMPTY, LONG, SHORT, LAST)) {
        assertThat(reader.closes()).isFalse();
        read(reader, answer, piece, statuses);
      }
      assertThat(statuses).containsExactly(503, 202, 200, 503, 404);
      assertThat(reader.closes()).isTrue();
    }
  }

  @Test
  void refusesWhatItCannotRead() {
    refuses("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "expected: content-length");
    refuses("x".repeat(20_000), "expected: HTTP");
    refuses("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nx", "closed the connection");
  }

  private static void refuses(String answer, String message) {
    assertThatIOException()
        .isThrownBy(() -> read(new AnswerReader(), answer, 5_000, new ArrayList<>()))
        .withMessageContaining(message);
  }

  private static void read(AnswerReader reader, String answer, int piece, List<Integer> statuses)
      throws IOException {
    ReadableByteChannel channel = channel(answer, piece);
    int before = statuses.size();
    while (statuses.size() == before) {
      reader.read(channel).ifPresent(statuses::add);
    }
  }

  /** Gives so many bytes at a time, as a network may. */
  private static ReadableByteChannel channel(String text, int piece) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    InputStream in =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] to, int from, int length) {
            return super.read(to, from, Math.min(length, piece));
          }

          @Override
          public synchronized int available() {
            return 0;
          }
        };
    return Channels.newChannel(in);
  }
}
