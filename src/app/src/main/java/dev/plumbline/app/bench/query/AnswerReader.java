package dev.plumbline.app.bench.query;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;

/** Reads the answers on one connection, as they come in; of each it keeps no more than its head. */
final class AnswerReader {
  private static final int MAX_HEAD = 16_384;
  private static final String HEAD_END = "\r\n\r\n";
  private static final String LENGTH = "\r\ncontent-length:";

  private final ByteBuffer buffer = ByteBuffer.allocate(MAX_HEAD);
  private boolean headRead;
  private boolean closes;
  private int status;

  /** Bytes of the body that are still to come. */
  private long left;

  /**
   * Reads what has come, once.
   *
   * @return the status once the whole answer is here; then the next read begins another
   * @throws IOException if the server closed the connection, or speaks no HTTP that is known here
   */
  OptionalInt read(ReadableByteChannel channel) throws IOException {
    if (headRead) {
      buffer.clear();
    }
    int count = channel.read(buffer);
    if (count < 0) {
      throw new EOFException("the server closed the connection");
    }
    if (headRead) {
      left -= count;
    } else {
      readHead();
    }
    if (!headRead || left > 0) {
      return OptionalInt.empty();
    }
    headRead = false;
    buffer.clear();
    return OptionalInt.of(status);
  }

  /** Whether the server closes the connection behind the last answer. */
  boolean closes() {
    return closes;
  }

  private void readHead() throws IOException {
    String read = new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
    int end = read.indexOf(HEAD_END);
    if (end < 0) {
      if (!buffer.hasRemaining()) {
        throw new IOException("no head's end in " + MAX_HEAD + " bytes (expected: HTTP)");
      }
      return;
    }
    String head = read.substring(0, end).toLowerCase(Locale.ROOT);
    if (head.contains("\r\ntransfer-encoding:")) {
      throw new IOException(head + " (expected: content-length)");
    }
    int length = head.indexOf(LENGTH);
    long body = length < 0 ? 0 : number(head, length + LENGTH.length());
    headRead = true;
    closes = head.contains("\r\nconnection: close");
    status = Integer.parseInt(head, 9, 12, 10);
    left = body - (read.length() - end - HEAD_END.length());
  }

  private static long number(String head, int from) {
    int end = head.indexOf('\r', from);
    return Long.parseLong(head.substring(from, end < 0 ? head.length() : end).strip());
  }
}
