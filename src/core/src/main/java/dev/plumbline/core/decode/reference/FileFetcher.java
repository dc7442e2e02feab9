package dev.plumbline.core.decode.reference;

import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Reads a file that lies, once all links are followed, below the allowed directory. */
final class FileFetcher {
  private final int maxBytes;

  FileFetcher(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  byte[] fetch(URI uri, AllowedPrefix prefix) throws RejectedException {
    try {
      Path allowed = Path.of(prefix.path() + "/").toRealPath();
      Path file = Path.of(uri.getPath()).toRealPath();
      if (!file.startsWith(allowed)) {
        throw AllowList.forbidden(uri, "leads out of " + prefix + " by a link");
      }
      // A pipe or a device would block, or never end.
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw unreachable(uri, "is not a regular file");
      }
      try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        byte[] bytes = in.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
          throw TooLarge.rejection(uri, Files.size(file) + " bytes", maxBytes);
        }
        return bytes;
      }
    } catch (IOException | InvalidPathException e) {
      throw new RejectedException(
          Rejection.Reason.UNREACHABLE_REFERENCE, "reference '" + uri + "': " + e, e);
    }
  }

  private static RejectedException unreachable(URI uri, String why) {
    return new RejectedException(
        Rejection.Reason.UNREACHABLE_REFERENCE, "reference '" + uri + "' " + why);
  }
}
