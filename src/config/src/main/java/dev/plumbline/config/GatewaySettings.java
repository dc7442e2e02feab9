package dev.plumbline.config;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The HTTP door. */
public record GatewaySettings(
    @Doc("The address that it listens on.") String host,
    @Doc(
            value =
                "Its port. 0: in one process the third from `local.portBase`, else any free one.",
            range = "0 to 65535")
        int port,
    @Doc(
            "Who may use it: a name for each key, and for it `TENANT ROLE SHA256`. The role is"
                + " `reader` (searches, feedback), `writer` (ingest too) or `admin` (every tenant,"
                + " metrics too); the last is the SHA-256 of the key in hexadecimal digits. Empty:"
                + " everybody who reaches it is an admin; then it listens on this machine alone,"
                + " unless `gateway.anonymous` is set.")
        Map<String, String> apiKeys,
    @Doc("Whether it may listen beyond this machine although there are no keys.") boolean anonymous,
    @Doc("Web sites, such as `https://example.org`, whose pages may call the API. Empty: its own.")
        List<String> corsOrigins,
    @Doc(value = "How long a stop waits for requests that are under way.", range = "0ms to 10m")
        Duration shutdown,
    @Doc("Its certificate.") TlsSettings tls,
    @Doc("How much it takes on.") GatewayLimits limits,
    @Doc("Small pictures of the items, for the web page.") ThumbnailSettings thumbnails)
    implements Serializable {
  public GatewaySettings {
    Checks.present("host", host);
    Checks.range("port", port, 0, 65_535);
    apiKeys.forEach(ApiKey::parse);
    for (String origin : corsOrigins) {
      Checks.matches("corsOrigins", origin, "https?://[^/]+");
    }
    Checks.range("shutdown", shutdown, Duration.ZERO, Duration.ofMinutes(10));
    apiKeys = Map.copyOf(apiKeys);
    corsOrigins = List.copyOf(corsOrigins);
  }

  /** The keys, in the order of their names. */
  public List<ApiKey> keys() {
    return apiKeys.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> ApiKey.parse(entry.getKey(), entry.getValue()))
        .toList();
  }
}
