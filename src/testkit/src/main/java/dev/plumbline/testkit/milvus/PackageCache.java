package dev.plumbline.testkit.milvus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Downloaded packages, unpacked, in one directory for all builds of a user. Several processes may
 * use it at once: one downloads, the others wait for its lock. A file that was put into {@code
 * downloads/} by hand is taken as it is, if its checksum is right.
 */
final class PackageCache {
  private static final Duration DOWNLOAD_DEADLINE = Duration.ofMinutes(10);

  private final Path root;

  PackageCache(Path root) {
    this.root = root;
  }

  /** {@code plumbline} in {@code XDG_CACHE_HOME}, which is {@code ~/.cache} if not set. */
  static PackageCache ofUser() {
    String caches = System.getenv("XDG_CACHE_HOME");
    Path parent =
        caches == null || caches.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(caches);
    return new PackageCache(parent.resolve("plumbline"));
  }

  /** Takes a checked archive apart into an empty directory. */
  interface Unpacking {
    void unpack(Path archive, Path directory) throws IOException;
  }

  /**
   * The directory of an unpacked package; brings it first if it is not there.
   *
   * @throws UnavailableException if no client could bring it
   * @throws IllegalStateException if its content is not the one that is known
   */
  Path unpacked(Artifact artifact, Unpacking unpacking) throws UnavailableException {
    String name = artifact.file().replaceFirst("\\.(whl|tgz)$", "");
    Path directory = root.resolve(name);
    try {
      Files.createDirectories(root.resolve("downloads"));
      try (FileChannel channel =
              FileChannel.open(
                  root.resolve(name + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !Files.isDirectory(directory)) {
          Path archive = archive(artifact);
          Path fresh = Files.createTempDirectory(root, name + "-");
          unpacking.unpack(archive, fresh);
          Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
        }
      }
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(artifact + " cannot be put into " + root, e);
    }
  }

  private Path archive(Artifact artifact) throws IOException, UnavailableException {
    Path downloads = root.resolve("downloads");
    Path archive = downloads.resolve(artifact.file());
    if (!Files.exists(archive)) {
      Path partial = Files.createTempDirectory(downloads, "partial");
      try {
        download(artifact, partial);
        Files.move(partial.resolve(artifact.file()), archive, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileAlreadyExistsException e) {
        throw new IllegalStateException(archive + " was made while its lock was held", e);
      } finally {
        Files.deleteIfExists(partial.resolve(artifact.file()));
        Files.deleteIfExists(partial);
      }
    }
    String sum = sha256(archive);
    if (!sum.equals(artifact.sha256())) {
      throw new IllegalStateException(
          archive + " has SHA-256 " + sum + " (expected: " + artifact.sha256() + ")");
    }
    return archive;
  }

  private static void download(Artifact artifact, Path directory)
      throws IOException, UnavailableException {
    List<String> failures = new ArrayList<>();
    for (List<String> command : artifact.commands(directory)) {
      Optional<String> failure = Commands.run(command, DOWNLOAD_DEADLINE);
      if (failure.isEmpty() && Files.exists(directory.resolve(artifact.file()))) {
        return;
      }
      failures.add(failure.orElse(command.get(0) + ": brought no " + artifact.file()));
    }
    throw new UnavailableException(artifact + ": " + String.join("; ", failures));
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** A package cannot be had here. */
  static final class UnavailableException extends Exception {
    UnavailableException(String message) {
      super(message);
    }
  }
}
