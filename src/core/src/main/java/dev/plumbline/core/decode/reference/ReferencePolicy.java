package dev.plumbline.core.decode.reference;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * From where pictures may be fetched, and how long one may take.
 *
 * @param allowed prefixes of URIs: {@code file:///DIRECTORY/}, {@code http://HOST/...} or {@code
 *     https://HOST/...}; scheme, host and port must be equal, the path must lie below the prefix's;
 *     empty means from nowhere
 * @param privateHosts names of allowed hosts that may have a loopback or private address; those
 *     that the allow-list writes as an address or as {@code localhost} may in any case
 * @param timeout the longest that one fetch may take, all tries and the body included; above 0
 * @param tries how often an overloaded or unreachable server is asked, 1 to 10
 */
public record ReferencePolicy(
    List<String> allowed, Set<String> privateHosts, Duration timeout, int tries) {
  private static final int MAX_TRIES = 10;

  public ReferencePolicy {
    allowed = List.copyOf(allowed);
    privateHosts = Set.copyOf(privateHosts);
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout: " + timeout + " (expected: above 0)");
    }
    if (tries < 1 || tries > MAX_TRIES) {
      throw new IllegalArgumentException("tries: " + tries + " (expected: 1 to " + MAX_TRIES + ")");
    }
    allowed.forEach(AllowedPrefix::parse);
  }

  /** Lets no reference through. */
  public static ReferencePolicy none() {
    return new ReferencePolicy(List.of(), Set.of(), Duration.ofSeconds(1), 1);
  }
}
