package dev.plumbline.core.decode.reference;

import dev.plumbline.core.event.RejectedException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * Keeps a name on the allow-list from pointing into the network that we run in.
 *
 * <p>The JDK keeps a resolved name for 30 s ({@code networkaddress.cache.ttl}), so that the
 * connection made right after goes to the address that was checked.
 */
final class AddressGuard {
  private final Set<String> privateHosts;
  private final Resolver resolver;

  AddressGuard(Set<String> privateHosts, Resolver resolver) {
    this.privateHosts = privateHosts;
    this.resolver = resolver;
  }

  /** Looks up a host's addresses. */
  interface Resolver {
    InetAddress[] lookUp(String host) throws UnknownHostException;
  }

  /**
   * Checks every address of the host.
   *
   * @param prefix the entry that let the reference through
   * @throws RejectedException if an address is not a public one, and the host not one that may be
   *     private
   * @throws UnknownHostException if the name has no address
   */
  void check(URI uri, AllowedPrefix prefix) throws RejectedException, UnknownHostException {
    if (prefix.namesAddress()) {
      return;
    }
    for (InetAddress address : resolver.lookUp(prefix.host())) {
      if (!mayBeReached(prefix.host(), address)) {
        throw AllowList.forbidden(
            uri,
            "leads to an address that is not public (expected: so, or "
                + prefix.host()
                + " among the hosts that may be private)");
      }
    }
  }

  private boolean mayBeReached(String host, InetAddress address) {
    return switch (Reach.of(address)) {
      case PUBLIC -> true;
      case PRIVATE -> privateHosts.contains(host);
      case NONE -> false;
    };
  }
}
