package dev.plumbline.app.produce;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Remembers on disk which items of a run were acknowledged, so that the run can be taken up again:
 * a line that names the run, then an item's id a line. What a crash keeps from the disk is sent
 * again, which does no harm. Thread-safe.
 */
final class Journal implements AutoCloseable {
  private static final String HEAD = "plumbline produce 1: ";
  private static final int FLUSH_EVERY = 64;

  private final Path file;
  private final Set<String> before;
  private final BufferedWriter writer;

  /** Guarded by this. */
  private int written;

  private Journal(Path file, Set<String> before, BufferedWriter writer) {
    this.file = file;
    this.before = before;
    this.writer = writer;
  }

  /**
   * Opens a journal, or begins it.
   *
   * @param run what tells this run from others
   * @throws IllegalArgumentException if the file is there and is not this run's journal
   */
  static Journal open(Path file, String run) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    String head = HEAD + run;
    Set<String> before = new HashSet<>();
    if (Files.exists(file) && Files.size(file) > 0) {
      String text = Files.readString(file);
      // A line without an end was being written when the process died.
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      List<String> lines = whole.lines().toList();
      if (lines.isEmpty() || !lines.get(0).equals(head)) {
        throw new IllegalArgumentException(
            file + " is not the journal of this run (expected: first line '" + head + "')");
      }
      before.addAll(lines.subList(1, lines.size()));
      Files.writeString(file, whole);
    } else {
      Files.writeString(file, head + "\n");
    }
    return new Journal(
        file,
        before,
        Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND));
  }

  Path file() {
    return file;
  }

  /** Whether an earlier process of this run had the item acknowledged. */
  boolean contains(String id) {
    return before.contains(id);
  }

  /** Notes that an item was acknowledged. */
  synchronized void acknowledged(String id) {
    try {
      writer.write(id);
      writer.write('\n');
      if (++written % FLUSH_EVERY == 0) {
        writer.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the journal " + file + " cannot be written", e);
    }
  }

  /** The run is complete: the next one begins anew. */
  void delete() throws IOException {
    close();
    Files.deleteIfExists(file);
  }

  @Override
  public synchronized void close() throws IOException {
    writer.close();
  }
}
