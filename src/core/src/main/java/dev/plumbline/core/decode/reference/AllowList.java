package dev.plumbline.core.decode.reference;

import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Says which references may be followed. */
final class AllowList {
  private final List<AllowedPrefix> prefixes;

  AllowList(List<String> prefixes) {
    this.prefixes = prefixes.stream().map(AllowedPrefix::parse).toList();
  }

  /**
   * The entry that lets a reference through.
   *
   * @throws RejectedException if there is none
   */
  AllowedPrefix check(URI uri) throws RejectedException {
    Optional<String> objection = Uris.objection(uri);
    if (objection.isPresent()) {
      throw forbidden(uri, objection.get());
    }
    return prefixes.stream()
        .filter(prefix -> prefix.holds(uri))
        .findFirst()
        .orElseThrow(() -> forbidden(uri, "is not on the allow-list"));
  }

  static RejectedException forbidden(URI uri, String why) {
    return new RejectedException(
        Rejection.Reason.FORBIDDEN_REFERENCE, "reference '" + printable(uri) + "' " + why);
  }

  /** Without a user's name and password, which may not go into a dead letter. */
  static String printable(URI uri) {
    String text = uri.toString();
    String user = uri.getRawUserInfo();
    return user == null ? text : text.replace(user + "@", "***@");
  }
}
