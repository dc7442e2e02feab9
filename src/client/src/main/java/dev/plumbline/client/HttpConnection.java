package dev.plumbline.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

/** Sets up a client of a gateway; what is not named keeps its default. */
public final class HttpConnection {
  private final URI gateway;
  private Optional<String> key = Optional.empty();
  private Duration timeout = Timeouts.DEFAULT;
  private Optional<HttpClient> client = Optional.empty();

  HttpConnection(URI gateway) {
    String scheme = String.valueOf(gateway.getScheme());
    if (gateway.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      throw new IllegalArgumentException(
          "gateway: '" + gateway + "' (expected: http://host:port or https://host:port)");
    }
    this.gateway = gateway;
  }

  /** The key that the gateway asks for; none unless named. */
  public HttpConnection key(String key) {
    this.key = Optional.of(key);
    return this;
  }

  /** The longest that a search may take, connecting included, 1 ms or more; 10 s unless named. */
  public HttpConnection timeout(Duration timeout) {
    this.timeout = Timeouts.check(timeout);
    return this;
  }

  /** For certificates, proxies and threads of one's own. It is not closed by this client. */
  public HttpConnection client(HttpClient client) {
    this.client = Optional.of(client);
    return this;
  }

  /** The client. Connects with the first search. */
  public PlumblineClient open() {
    HttpClient connected =
        client.orElseGet(() -> HttpClient.newBuilder().connectTimeout(timeout).build());
    return new HttpSearches(connected, new HttpQueries(gateway, key, timeout));
  }
}
