package dev.plumbline.broker;

import java.nio.file.Path;
import java.util.Map;

/**
 * TLS and passwords (SASL/SCRAM-SHA-512) where clients connect.
 *
 * @param keyStore a PKCS #12 file with the key and the certificate that the broker shows
 * @param keyStorePassword of the file and of the key in it
 * @param admin the user as whom the broker talks to itself, with all rights
 * @param users passwords by name, the admin's among them; they exist from the directory's first
 *     start
 */
public record BrokerSecurity(
    Path keyStore, String keyStorePassword, String admin, Map<String, String> users) {
  static final String MECHANISM = "SCRAM-SHA-512";

  public BrokerSecurity {
    users = Map.copyOf(users);
    if (!users.containsKey(admin)) {
      throw new IllegalArgumentException(
          "admin: '" + admin + "' (expected: one of " + users.keySet() + ")");
    }
    users.forEach(
        (name, password) -> {
          if (!name.matches("[\\w.-]+") || !password.matches("[\\w.-]+")) {
            throw new IllegalArgumentException(
                "user '" + name + "' (expected: name and password of letters, digits, _ . -)");
          }
        });
  }

  /** Names the users but not their passwords. */
  @Override
  public String toString() {
    return "BrokerSecurity[keyStore=" + keyStore + ", users=" + users.keySet() + "]";
  }
}
