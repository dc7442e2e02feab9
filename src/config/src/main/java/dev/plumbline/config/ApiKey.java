package dev.plumbline.config;

import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may use the gateway with one key. The key itself stands nowhere.
 *
 * @param name for people and logs
 * @param tenant whose items it opens
 * @param role what it allows
 * @param sha256 the key's SHA-256, 64 hexadecimal digits in lower case
 */
public record ApiKey(String name, String tenant, Role role, String sha256) implements Serializable {
  private static final Pattern FORM =
      Pattern.compile("(\\S+)\\s+(reader|writer|admin)\\s+([0-9a-f]{64})");

  /** What a key allows; each role what the one before does, and more. */
  public enum Role {
    /** Searches, pictures, figures and feedback, in the key's tenant. */
    READER,
    /** Also ingest, in the key's tenant. */
    WRITER,
    /** Every tenant, and the metrics. */
    ADMIN;

    /** Whether the role allows what the other one does. */
    public boolean includes(Role other) {
      return compareTo(other) >= 0;
    }
  }

  /**
   * Reads {@code TENANT ROLE SHA256}.
   *
   * @throws IllegalArgumentException if it is something else; the message does not repeat it, for
   *     it may be the key itself
   */
  static ApiKey parse(String name, String written) {
    Matcher matcher = FORM.matcher(written.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "apiKeys: "
              + name
              + " (expected: a tenant, then reader, writer or admin, then the key's SHA-256 in 64"
              + " hex digits)");
    }
    Checks.tenant("apiKeys", matcher.group(1));
    return new ApiKey(
        name,
        matcher.group(1),
        Role.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)),
        matcher.group(3));
  }
}
