package dev.plumbline.app.bench.query;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection that is kept, and one request at a time on it. It does next to nothing besides, so
 * that the measured time is the server's: a full client would add its own threads and queues.
 * Thread-confined.
 */
final class HttpProbe implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 60_000;
  private static final int MAX_LINE = 8_192;

  private final URI server;
  private Socket socket = new Socket();
  private InputStream in = InputStream.nullInputStream();

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
    in = new BufferedInputStream(socket.getInputStream());
  }

  private int receive() throws IOException {
    String status = line();
    long length = 0;
    boolean closes = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(header.substring("content-length:".length()).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        throw new IOException(header + " (expected: content-length)");
      } else if (lower.equals("connection: close")) {
        closes = true;
      }
    }
    in.skipNBytes(length);
    if (closes) {
      socket.close();
    }
    return Integer.parseInt(status.substring(9, 12));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || line.length() > MAX_LINE) {
        throw new EOFException("the server closed the connection, or speaks no HTTP");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
