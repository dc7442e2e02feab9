package dev.plumbline.kafka;

import dev.plumbline.core.model.ServiceException;
import dev.plumbline.core.model.ServiceException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far one reader has come, in a file: a line {@code PARTITION OFFSET} for each partition, with
 * the offset that comes next. For a reader whose work is kept on the same disk, where a place that
 * the broker keeps would outlive the work. Thread-safe.
 */
final class PositionFile {
  private static final Logger log = LoggerFactory.getLogger(PositionFile.class);
  private static final Duration WRITE_EVERY = Duration.ofSeconds(5);

  private final Path file;

  /** Guarded by this. */
  private final Map<Integer, Long> next = new TreeMap<>();

  /** By the clock of {@link System#nanoTime}; guarded by this. */
  private long written = System.nanoTime();

  PositionFile(Path file) {
    this.file = file;
  }

  /**
   * Reads where to go on; nothing if there is no file.
   *
   * @throws ServiceException if the file cannot be read, or is something else
   */
  synchronized Map<TopicPartition, Long> read(String topic) {
    Map<TopicPartition, Long> positions = new HashMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        String[] words = line.split(" ", -1);
        int partition = Integer.parseInt(words[0]);
        long offset = Long.parseLong(words[1]);
        next.put(partition, offset);
        positions.put(new TopicPartition(topic, partition), offset);
      }
    } catch (NoSuchFileException e) {
      return Map.of();
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new ServiceException(Kind.PERMANENT, file + " holds no positions: " + e, e);
    }
    return positions;
  }

  /** A record was dealt with; now and then that is written down. */
  synchronized void passed(int partition, long offset) {
    next.put(partition, offset + 1);
    if (System.nanoTime() - written > WRITE_EVERY.toNanos()) {
      write();
    }
  }

  /** Writes the positions down; a failure costs only that some records come again. */
  synchronized void write() {
    written = System.nanoTime();
    List<String> lines = new ArrayList<>();
    next.forEach((partition, offset) -> lines.add(partition + " " + offset));
    Path half = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(half, lines);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      log.warn("{} could not be written: {}", file, e.toString());
    }
  }
}
