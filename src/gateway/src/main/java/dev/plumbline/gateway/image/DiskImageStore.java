package dev.plumbline.gateway.image;

import dev.plumbline.core.image.ImageStore;
import dev.plumbline.core.image.Thumbnail;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.core.model.ServiceException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pictures as files in a directory, one each, named by a hash of the item's id, so that no id can
 * name a path. Which files there are, and in which order they came, is in memory; it is read from
 * the directory when it is opened. A crash loses at most the picture that was being written.
 *
 * <p>The files take at most the bytes given; a file system needs somewhat more.
 */
public final class DiskImageStore implements ImageStore {
  private static final String ENDING = ".jpg";
  private static final int SHARD_DIGITS = 2;

  private final Path directory;
  private final long maxBytes;

  /** Sizes by file name, the one put longest ago first; guarded by this. */
  private final Map<String, Long> sizes = new LinkedHashMap<>();

  /** The sum of the sizes; guarded by this. */
  private long bytes;

  private DiskImageStore(Path directory, long maxBytes) {
    this.directory = directory;
    this.maxBytes = maxBytes;
  }

  /**
   * Opens a directory, and makes it if it is not there. It belongs to one store at a time.
   *
   * @param maxBytes what the pictures may take, 1 or more
   * @throws ServiceException if the directory cannot be read or written
   */
  public static DiskImageStore open(Path directory, long maxBytes) {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes: " + maxBytes + " (expected: >= 1)");
    }
    DiskImageStore store = new DiskImageStore(directory, maxBytes);
    try {
      Files.createDirectories(directory);
      store.readDirectory();
    } catch (IOException e) {
      throw store.failed("opening", e);
    }
    return store;
  }

  @Override
  public Optional<Thumbnail> find(ItemId id) {
    try {
      return Optional.of(new Thumbnail(Files.readAllBytes(path(name(id)))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed("reading", e);
    }
  }

  @Override
  public synchronized void put(ItemId id, Thumbnail thumbnail) {
    String name = name(id);
    Path target = path(name);
    Path half = directory.resolve(name + ".part");
    try {
      Files.createDirectories(target.getParent());
      Files.write(half, thumbnail.jpeg());
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forget(name);
      sizes.put(name, (long) thumbnail.jpeg().length);
      bytes += thumbnail.jpeg().length;
      makeRoom();
    } catch (IOException e) {
      throw failed("writing", e);
    }
  }

  @Override
  public synchronized void delete(ItemId id) {
    String name = name(id);
    try {
      Files.deleteIfExists(path(name));
      forget(name);
    } catch (IOException e) {
      throw failed("deleting", e);
    }
  }

  /** What the pictures take, in bytes. */
  public synchronized long bytes() {
    return bytes;
  }

  /** How many pictures there are. */
  public synchronized int size() {
    return sizes.size();
  }

  private synchronized void makeRoom() throws IOException {
    while (bytes > maxBytes) {
      String oldest = sizes.keySet().iterator().next();
      Files.deleteIfExists(path(oldest));
      forget(oldest);
    }
  }

  private synchronized void forget(String name) {
    Long size = sizes.remove(name);
    bytes -= size == null ? 0 : size;
  }

  private synchronized void readDirectory() throws IOException {
    record Found(String name, long size, long modified) {}

    List<Found> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory, 2)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        if (name.endsWith(".part")) {
          Files.deleteIfExists(file);
        } else if (name.endsWith(ENDING)) {
          BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
          found.add(
              new Found(
                  name.substring(0, name.length() - ENDING.length()),
                  attributes.size(),
                  attributes.lastModifiedTime().toMillis()));
        }
      }
    }
    found.sort(Comparator.comparingLong(Found::modified));
    for (Found file : found) {
      sizes.put(file.name(), file.size());
      bytes += file.size();
    }
    makeRoom();
  }

  private Path path(String name) {
    return directory.resolve(name.substring(0, SHARD_DIGITS)).resolve(name + ENDING);
  }

  private static String name(ItemId id) {
    try {
      byte[] key = id.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private ServiceException failed(String doing, IOException error) {
    return new ServiceException(
        Kind.TRANSIENT, doing + " pictures in " + directory + ": " + error, error);
  }
}
