package dev.plumbline.core.decode.reference;

import dev.plumbline.core.event.RejectedException;
import java.net.Inet4Address;
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

  AddressGuard(Set<String> privateHosts) {
    this.privateHosts = privateHosts;
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
    for (InetAddress address : InetAddress.getAllByName(prefix.host())) {
      boolean refused =
          isNeverMeant(address) || (isPrivate(address) && !privateHosts.contains(prefix.host()));
      if (refused) {
        throw AllowList.forbidden(
            uri,
            "leads to "
                + address.getHostAddress()
                + " (expected: a public address, or "
                + prefix.host()
                + " among the hosts that may be private)");
      }
    }
  }

  /** No address, all addresses, or the cloud's own services: no picture lies there. */
  private static boolean isNeverMeant(InetAddress address) {
    return address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isMulticastAddress()
        || (address instanceof Inet4Address && isReserved(address.getAddress()));
  }

  private static boolean isReserved(byte[] octets) {
    int first = octets[0] & 0xFF;
    return first == 0 || first >= 240;
  }

  static boolean isPrivate(InetAddress address) {
    byte[] octets = address.getAddress();
    int first = octets[0] & 0xFF;
    int second = octets[1] & 0xFF;
    if (address.isLoopbackAddress() || address.isSiteLocalAddress()) {
      return true;
    }
    if (address instanceof Inet4Address) {
      boolean carrier = first == 100 && (second & 0xC0) == 64;
      boolean benchmark = first == 198 && (second & 0xFE) == 18;
      boolean protocol = first == 192 && second == 0 && octets[2] == 0;
      return carrier || benchmark || protocol;
    }
    boolean uniqueLocal = (first & 0xFE) == 0xFC;
    // An IPv4 address inside: translated (64:ff9b::/96), 6to4 (2002::/16), or in the low 32 bits.
    boolean translated = first == 0 && second == 0x64;
    boolean sixToFour = first == 0x20 && second == 2;
    boolean zero = first == 0 && second == 0;
    return uniqueLocal || translated || sixToFour || zero;
  }
}
