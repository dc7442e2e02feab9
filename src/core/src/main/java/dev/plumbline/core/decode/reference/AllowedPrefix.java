package dev.plumbline.core.decode.reference;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * One entry of the allow-list.
 *
 * @param scheme {@code file}, {@code http} or {@code https}
 * @param host in lower case; empty for files
 * @param port the effective one; -1 for files
 * @param path decoded, without a slash at its end
 */
record AllowedPrefix(String scheme, String host, int port, String path) {

  /**
   * Parses an entry.
   *
   * @throws IllegalArgumentException if it is not an absolute, normal URI of a known scheme
   */
  static AllowedPrefix parse(String text) {
    URI uri = URI.create(text);
    Optional<String> objection = Uris.objection(uri);
    if (objection.isPresent() || uri.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "allow-list: '"
              + text
              + "' "
              + objection.orElse("has a query")
              + " (expected: a prefix such as https://HOST/PATH/ or file:///PATH/)");
    }
    String path = uri.getPath();
    return new AllowedPrefix(
        Uris.scheme(uri),
        Uris.host(uri),
        Uris.port(uri),
        path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }

  /** Whether a URI to which {@link Uris#objection} has none lies below this prefix. */
  boolean holds(URI uri) {
    return scheme.equals(Uris.scheme(uri))
        && host.equals(Uris.host(uri))
        && port == Uris.port(uri)
        && (uri.getPath().equals(path) || uri.getPath().startsWith(path + "/"));
  }

  /** Whether the host is written as an address, or as the machine's own name. */
  boolean namesAddress() {
    return host.equals("localhost") || host.startsWith("[") || host.matches("[0-9.]+");
  }

  boolean isFile() {
    return scheme.equals("file");
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s://%s%s%s/", scheme, host, port < 0 ? "" : ":" + port, path);
  }
}
