package dev.plumbline.app.bench.query;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * One connection that is kept, and one request at a time on it. It does next to nothing besides, so
 * that the measured time is the server's: a full client would add its own threads and queues.
 * Thread-confined.
 */
final class HttpProbe implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 60_000;

  private final URI server;
  private Socket socket = new Socket();
  private ReadableByteChannel in = Channels.newChannel(InputStream.nullInputStream());
  private AnswerReader answers = new AnswerReader();

  HttpProbe(URI server) {
    this.server = server;
  }

  /** The request for a search in words. */
  static byte[] searchRequest(URI server, String text, int k) {
    String target =
        "/v1/search?k=" + k + "&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    return ("GET " + target + " HTTP/1.1\r\nhost: " + server.getAuthority() + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Sends a request and reads the answer to its end.
   *
   * @return the status
   * @throws IOException if the connection fails; the next request makes another
   */
  int send(byte[] request) throws IOException {
    if (!socket.isConnected() || socket.isClosed()) {
      connect();
    }
    try {
      socket.getOutputStream().write(request);
      return receive();
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private void connect() throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = Channels.newChannel(socket.getInputStream());
    answers = new AnswerReader();
  }

  private int receive() throws IOException {
    OptionalInt status = OptionalInt.empty();
    while (status.isEmpty()) {
      status = answers.read(in);
    }
    if (answers.closes()) {
      socket.close();
    }
    return status.getAsInt();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
