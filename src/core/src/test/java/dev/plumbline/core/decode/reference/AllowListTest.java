package dev.plumbline.core.decode.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTest {
  private static final AllowList LIST =
      new AllowList(
          List.of(
              "https://images.example.org/photos/",
              "http://whole.example.org:8080/",
              "https://exact.example.org/one/picture.png",
              "file:///srv/pictures/"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://images.example.org/photos/a.jpg",
        "HTTPS://Images.Example.ORG/photos/a.jpg",
        "https://images.example.org:443/photos/2026/05/a%20b.jpg?size=large",
        "https://images.example.org/photos//a.jpg",
        "http://whole.example.org:8080/",
        "https://exact.example.org/one/picture.png",
        "file:/srv/pictures/a.jpg",
        "file:///srv/pictures/deep/er/a.jpg"
      })
  void letsThrough(String uri) {
    assertThatCode(() -> LIST.check(URI.create(uri))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://images.example.org/photos/a.jpg",
        "https://images.example.org/photos-of-others/a.jpg",
        "https://images.example.org/Photos/a.jpg",
        "https://images.example.org:444/photos/a.jpg",
        "https://images.example.org./photos/a.jpg",
        "https://images.example.org.evil.org/photos/a.jpg",
        "https://evil.org/https://images.example.org/photos/a.jpg",
        "https://evil.org?https://images.example.org/photos/",
        "https://evil.org#@images.example.org/photos/a.jpg",
        "https://images.example.org@evil.org/photos/a.jpg",
        "https://user:secret@images.example.org/photos/a.jpg",
        "https://images.example.org/photos/../private/a.jpg",
        "https://images.example.org/photos/./a.jpg",
        "https://images.example.org/photos/%2e%2e/private/a.jpg",
        "https://images.example.org/photos/%2E%2E%2Fprivate/a.jpg",
        "https://images.example.org/photos/..%5cprivate/a.jpg",
        "https://images.example.org/photos/%2fa.jpg",
        "https://images.example.org/photos/a%00.jpg",
        "https://images.example.org/photos/a%0d%0aHost:evil.org",
        "https://images.example.org/photos/%c0%ae%c0%ae/a.jpg",
        "https://images.example.org",
        "https:images.example.org/photos/a.jpg",
        "https:///photos/a.jpg",
        "//images.example.org/photos/a.jpg",
        "photos/a.jpg",
        "ftp://images.example.org/photos/a.jpg",
        "jar:file:///srv/pictures/a.jar!/a.jpg",
        "data:image/png;base64,AAAA",
        "file:/srv/pictures/../secrets/a.jpg",
        "file:///srv/pictures2/a.jpg",
        "file://otherhost/srv/pictures/a.jpg",
        "file:srv/pictures/a.jpg",
        "file:///srv/pictures/a.jpg?x"
      })
  void turnsAway(String uri) {
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> LIST.check(URI.create(uri)))
        .satisfies(e -> assertThat(e.rejection().reason()).isEqualTo(Reason.FORBIDDEN_REFERENCE));
  }

  @Test
  void keepsPasswordsOutOfDeadLetters() {
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> LIST.check(URI.create("https://user:secret@images.example.org/a")))
        .withMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://images.example.org/",
        "https://images.example.org",
        "https://images.example.org/?a=b",
        "https://user@images.example.org/",
        "https://images.example.org/a/../b/",
        "file://host/srv/",
        "/srv/pictures",
        "https://images example.org/",
        "https://under_score.example.org:x/"
      })
  void refusesEntriesThatAreNoPrefix(String entry) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReferencePolicy(List.of(entry), Set.of(), Duration.ofSeconds(1), 1));
  }
}
