package dev.plumbline.core.decode.reference;

import java.net.Inet4Address;
import java.net.InetAddress;

/** From where an address can be reached (IANA's special-purpose address registries). */
enum Reach {
  /** From anywhere. */
  PUBLIC,
  /** From inside a network or a machine alone. */
  PRIVATE,
  /** Not one machine, or the link's and the cloud's own services: no picture lies there. */
  NONE;

  static Reach of(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isMulticastAddress()) {
      return NONE;
    }
    if (address.isLoopbackAddress() || address.isSiteLocalAddress()) {
      return PRIVATE;
    }
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    return address instanceof Inet4Address
        ? ofFour(first, second, bytes[2] & 0xFF)
        : ofSix(first, second);
  }

  private static Reach ofFour(int first, int second, int third) {
    if (first == 0 || first >= 240) {
      return NONE;
    }
    boolean carrier = first == 100 && second >= 64 && second < 128;
    boolean benchmark = first == 198 && (second == 18 || second == 19);
    boolean protocol = first == 192 && second == 0 && third == 0;
    return carrier || benchmark || protocol ? PRIVATE : PUBLIC;
  }

  private static Reach ofSix(int first, int second) {
    boolean uniqueLocal = first == 0xFC || first == 0xFD;
    // These carry an IPv4 address inside, which may be any: in the low bits or translated
    // (64:ff9b::/96), and 6to4 (2002::/16).
    boolean compatible = first == 0 && (second == 0 || second == 0x64);
    boolean sixToFour = first == 0x20 && second == 2;
    return uniqueLocal || compatible || sixToFour ? PRIVATE : PUBLIC;
  }
}
