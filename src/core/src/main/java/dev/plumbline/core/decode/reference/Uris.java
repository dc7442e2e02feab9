package dev.plumbline.core.decode.reference;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The parts of a URI in the one form in which they are compared. */
final class Uris {
  private static final Set<String> SCHEMES = Set.of("file", "http", "https");

  private Uris() {}

  /**
   * Why a URI is not compared with the allow-list at all; none for one that is plain and normal.
   * Only spellings that mean the same to every reader get through: what we compare is then what a
   * server or file system opens.
   */
  static Optional<String> objection(URI uri) {
    if (!SCHEMES.contains(scheme(uri))) {
      return Optional.of("has scheme '" + scheme(uri) + "' (expected: file, http or https)");
    }
    if (uri.isOpaque() || uri.getPath() == null || uri.getPath().isEmpty()) {
      return Optional.of("has no path");
    }
    if (uri.getRawUserInfo() != null) {
      return Optional.of("names a user");
    }
    boolean file = scheme(uri).equals("file");
    if (file && (uri.getRawAuthority() != null || uri.getRawQuery() != null)) {
      return Optional.of("has a host or a query, which files have not");
    }
    if (!file && uri.getHost() == null) {
      return Optional.of("has no valid host");
    }
    return pathObjection(uri);
  }

  private static Optional<String> pathObjection(URI uri) {
    String path = uri.getPath();
    for (String segment : path.split("/", -1)) {
      if (segment.equals(".") || segment.equals("..")) {
        return Optional.of("has a path with '" + segment + "'");
      }
    }
    String raw = uri.getRawPath().toLowerCase(Locale.ROOT);
    boolean hidden = raw.contains("%2f") || raw.contains("%5c") || path.indexOf('\\') >= 0;
    if (hidden || path.chars().anyMatch(c -> Character.isISOControl(c) || c == '\uFFFD')) {
      return Optional.of("has a path with a hidden separator or a control character");
    }
    return Optional.empty();
  }

  static String scheme(URI uri) {
    return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
  }

  static String host(URI uri) {
    return uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
  }

  static int port(URI uri) {
    return switch (scheme(uri)) {
      case "http" -> uri.getPort() < 0 ? 80 : uri.getPort();
      case "https" -> uri.getPort() < 0 ? 443 : uri.getPort();
      default -> -1;
    };
  }
}
