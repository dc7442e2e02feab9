package dev.plumbline.encoders.djl;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over several parts, as an encoder's version. */
public final class Checksum {
  private final MessageDigest digest;

  public Checksum() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  public Checksum add(String part) {
    digest.update(part.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /**
   * Adds a file's bytes, or an address as it stands.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if the file is not there
   */
  public Checksum add(ModelSource source) {
    if (source instanceof ModelSource.Address address) {
      return add(address.url());
    }
    try (InputStream in = source.open()) {
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + source, e);
    }
  }

  /** All 64 hexadecimal digits; ends this checksum. */
  public String full() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The first 12 hexadecimal digits; ends this checksum. */
  public String brief() {
    return full().substring(0, 12);
  }
}
