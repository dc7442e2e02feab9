package dev.plumbline.config;

import java.io.Serializable;

/** What the gateway shows itself with. */
public record TlsSettings(
    @Doc("A PEM file with the certificate and those that it rests on. Empty: plain HTTP.")
        String certificate,
    @Doc("A PEM file with its private key, in PKCS #8, not encrypted.") String key)
    implements Serializable {
  public TlsSettings {
    if (certificate.isBlank() != key.isBlank()) {
      throw new IllegalArgumentException(
          (key.isBlank() ? "key" : "certificate") + ": blank (expected: both files or neither)");
    }
  }

  /** Whether it speaks TLS. */
  public boolean enabled() {
    return !certificate.isBlank();
  }
}
