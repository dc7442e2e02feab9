package dev.plumbline.core.decode.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.core.event.RejectedException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  private static final URI PICTURE = URI.create("https://images.example.org/a.jpg");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1", "127.255.0.9", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "100.64.0.1", "100.127.255.255", "198.18.0.1", "198.19.255.255", "192.0.0.8", "::1",
        "::ffff:10.0.0.1", "::10.0.0.1", "fc00::1", "fd12:3456::1", "fec0::1", "64:ff9b::10.0.0.1",
        "2002:0a00:0001::1"
      })
  void knowsPrivateAddresses(String address) throws UnknownHostException {
    assertThat(Reach.of(InetAddress.getByName(address))).isEqualTo(Reach.PRIVATE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "169.254.169.254",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "fe80::1",
        "ff02::1",
        "::ffff:169.254.169.254"
      })
  void knowsAddressesThatHoldNoPictures(String address) throws UnknownHostException {
    assertThat(Reach.of(InetAddress.getByName(address))).isEqualTo(Reach.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "198.17.0.1",
        "198.20.0.1",
        "192.0.1.1",
        "2001:4860:4860::8888",
        "2a00:1450::1"
      })
  void knowsPublicAddresses(String address) throws UnknownHostException {
    assertThat(Reach.of(InetAddress.getByName(address))).isEqualTo(Reach.PUBLIC);
  }

  @Test
  void asksForEveryAddressOfAName() {
    AllowedPrefix prefix = AllowedPrefix.parse("https://images.example.org/");
    assertThatCode(() -> guard(Set.of(), "8.8.8.8", "8.8.4.4").check(PICTURE, prefix))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> guard(Set.of(), "8.8.8.8", "10.0.0.1").check(PICTURE, prefix))
        .withMessageContaining("not public");
  }

  @Test
  void letsNamedHostsBePrivateButNotTheCloudsOwnServices() {
    AllowedPrefix prefix = AllowedPrefix.parse("https://images.example.org/");
    Set<String> named = Set.of("images.example.org");
    assertThatCode(() -> guard(named, "10.0.0.1").check(PICTURE, prefix))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> guard(named, "169.254.169.254").check(PICTURE, prefix));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1/", "http://[::1]/", "http://localhost/"})
  void trustsAddressesThatTheAllowListWrites(String entry) {
    AddressGuard guard = guard(Set.of(), "127.0.0.1");
    assertThatCode(() -> guard.check(PICTURE, AllowedPrefix.parse(entry)))
        .doesNotThrowAnyException();
  }

  private static AddressGuard guard(Set<String> privateHosts, String... addresses) {
    return new AddressGuard(
        privateHosts,
        host -> {
          InetAddress[] found = new InetAddress[addresses.length];
          for (int i = 0; i < addresses.length; i++) {
            found[i] = InetAddress.getByName(addresses[i]);
          }
          return found;
        });
  }
}
