package dev.plumbline.gateway.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form as a browser sends it. */
public final class Form {
  private static final String BOUNDARY = "--------plumbline";
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  public Form field(String name, String value) {
    write("--" + BOUNDARY + "\r\ncontent-disposition: form-data; name=\"" + name + "\"\r\n\r\n");
    write(value + "\r\n");
    return this;
  }

  public Form file(String name, String filename, byte[] content) {
    write("--" + BOUNDARY + "\r\ncontent-disposition: form-data; name=\"" + name + "\"; ");
    write("filename=\"" + filename + "\"\r\ncontent-type: image/png\r\n\r\n");
    bytes.writeBytes(content);
    write("\r\n");
    return this;
  }

  public String type() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  public byte[] bytes() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(bytes.toByteArray());
    whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return whole.toByteArray();
  }

  private void write(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
