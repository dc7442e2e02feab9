package dev.plumbline.client;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A form as browsers send it: {@code multipart/form-data}, RFC 7578. */
final class Form {
  private final String boundary = "plumbline-" + UUID.randomUUID();
  private final List<byte[]> parts = new ArrayList<>();

  /**
   * Adds a value.
   *
   * @param name of the API: it holds nothing that would have to be escaped
   */
  void field(String name, String value) {
    head("name=\"" + name + "\"\r\ncontent-type: text/plain; charset=utf-8");
    add(value + "\r\n");
  }

  /** Adds a file; what kind of picture it is, the server sees for itself. */
  void file(String name, byte[] content) {
    head("name=\"" + name + "\"; filename=\"query\"\r\ncontent-type: application/octet-stream");
    parts.add(content);
    add("\r\n");
  }

  String type() {
    return "multipart/form-data; boundary=" + boundary;
  }

  BodyPublisher publisher() {
    List<byte[]> whole = new ArrayList<>(parts);
    whole.add(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return BodyPublishers.ofByteArrays(whole);
  }

  private void head(String disposition) {
    add("--" + boundary + "\r\ncontent-disposition: form-data; " + disposition + "\r\n\r\n");
  }

  private void add(String text) {
    parts.add(text.getBytes(StandardCharsets.UTF_8));
  }
}
