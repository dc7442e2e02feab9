package dev.plumbline.schemas.registry;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How to reach a registry.
 *
 * @param url where its Confluent-compatible interface begins, for example {@code
 *     http://registry:8080/apis/ccompat/v7}
 * @param credentials {@code user:password}, or a bearer token, which has no colon; never printed
 * @param certificates a PEM file with the certificates to trust; empty: those that Java trusts
 * @param timeout the longest that one request takes
 * @param deadline the longest that a call takes, with the requests that are tried again
 */
public record RegistryConfig(
    URI url,
    Optional<String> credentials,
    Optional<Path> certificates,
    Duration timeout,
    Duration deadline) {
  public RegistryConfig {
    String scheme = String.valueOf(url.getScheme());
    if (!(scheme.equals("http") || scheme.equals("https"))
        || url.getHost() == null
        || url.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "url: an address of scheme " + scheme + " (expected: http(s)://HOST[:PORT][/PATH])");
    }
  }

  /** A registry without access control. */
  public static RegistryConfig of(URI url) {
    return new RegistryConfig(
        url, Optional.empty(), Optional.empty(), Duration.ofSeconds(5), Duration.ofSeconds(30));
  }

  public RegistryConfig withCredentials(Optional<String> credentials) {
    return new RegistryConfig(url, credentials, certificates, timeout, deadline);
  }

  /** Without the credentials. */
  @Override
  public String toString() {
    return "RegistryConfig[url=" + url + ", timeout=" + timeout + ", deadline=" + deadline + "]";
  }
}
