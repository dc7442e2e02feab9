package dev.plumbline.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second broker off a directory, in this process or another. Kafka has a lock of its own,
 * but takes it only after the controller has already written to the metadata log.
 */
final class DirectoryLock implements AutoCloseable {
  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Creates the directory if it must and locks it.
   *
   * @throws IllegalStateException if it is locked already or cannot be written
   */
  static DirectoryLock acquire(Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return new DirectoryLock(channel);
        }
      } catch (OverlappingFileLockException e) {
        // Held by this process: refused below, as if another held it.
      }
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("directory: " + directory + " (expected: writable)", e);
    }
    throw new IllegalStateException(
        "directory: " + directory + " is in use by another broker (expected: one broker)");
  }

  /** Closing the channel gives the lock back. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("the broker's directory could not be unlocked", e);
    }
  }
}
