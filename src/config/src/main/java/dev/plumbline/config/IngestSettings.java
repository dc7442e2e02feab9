package dev.plumbline.config;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/** What ingest takes in, and in which batches it encodes. */
public record IngestSettings(
    @Doc(value = "Items that are encoded together, at most.", range = "1 to 1024") int batchSize,
    @Doc(value = "The longest that an item waits for its batch to fill.", range = "0ms to 1m")
        Duration linger,
    @Doc(value = "The largest encoded picture that is taken in.", range = "1kB to 64MB")
        DataSize maxImageBytes,
    @Doc(value = "The most pixels that a picture may have.", range = "1 to 1000000000")
        long maxPixels,
    @Doc(value = "The longest caption, in characters.", range = "1 to 100000") int maxTextLength,
    @Doc(
            "From where pictures may be fetched that come by reference: prefixes of URIs, such as"
                + " `https://images.example.org/` or `file:///srv/pictures/`. Empty: from nowhere.")
        List<String> referenceAllowList,
    @Doc(
            "Allowed hosts that may have a loopback or private address, by name; those that the"
                + " allow-list writes as an address or as `localhost` may in any case.")
        List<String> privateHosts,
    @Doc(value = "The longest that fetching one picture may take.", range = "100ms to 5m")
        Duration fetchTimeout,
    @Doc(
            value = "Pictures that are fetched and decoded at the same time, by each subtask.",
            range = "1 to 256")
        int loaders,
    @Doc("The tenants whose events are taken in. Empty: every tenant.") List<String> tenants)
    implements Serializable {
  public IngestSettings {
    Checks.range("batchSize", batchSize, 1, 1024);
    Checks.range("linger", linger, Duration.ZERO, Duration.ofMinutes(1));
    Checks.range("maxImageBytes", maxImageBytes, new DataSize(1000), new DataSize(64_000_000));
    Checks.range("maxPixels", maxPixels, 1, 1_000_000_000);
    Checks.range("maxTextLength", maxTextLength, 1, 100_000);
    Checks.range("fetchTimeout", fetchTimeout, Duration.ofMillis(100), Duration.ofMinutes(5));
    Checks.range("loaders", loaders, 1, 256);
    tenants.forEach(tenant -> Checks.tenant("tenants", tenant));
    for (String prefix : referenceAllowList) {
      Checks.matches("referenceAllowList", prefix, "(?:file|https?):/.*");
    }
    referenceAllowList = List.copyOf(referenceAllowList);
    privateHosts = List.copyOf(privateHosts);
    tenants = List.copyOf(tenants);
  }

  /** Whether events of the tenant are taken in. */
  public boolean allowsTenant(String tenant) {
    return tenants.isEmpty() || tenants.contains(tenant);
  }
}
