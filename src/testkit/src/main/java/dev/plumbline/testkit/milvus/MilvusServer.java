package dev.plumbline.testkit.milvus;

import java.nio.file.Path;
import java.util.Optional;

/** A Milvus server that a test talks to. Not thread-safe. */
public interface MilvusServer extends AutoCloseable {
  /** Where clients connect, for example {@code http://127.0.0.1:19530}. */
  String uri();

  /** For people: which server this is. */
  String description();

  /**
   * Whether {@link #kill}, {@link #restart} and {@link #pause} work: not for a server that ran
   * before the test.
   */
  boolean isManaged();

  /** Where the server writes its log; empty if that is not known. */
  Optional<Path> log();

  /**
   * Kills the server as {@code kill -9} does, and waits until it is gone.
   *
   * @throws IllegalStateException if it is not managed
   */
  void kill();

  /**
   * Starts the server again after {@link #kill}, on the same data and the same port, and waits
   * until it serves.
   *
   * @throws IllegalStateException if it is not managed or runs, or does not serve in time
   */
  void restart();

  /**
   * Stops the server's process where it is, as {@code kill -STOP} does: connections stay open, and
   * nobody answers.
   *
   * @throws IllegalStateException if it is not managed or does not run
   */
  void pause();

  /** Lets the server's process go on after {@link #pause}. */
  void resume();

  /** Stops the server if it is managed. Its data stay. */
  @Override
  void close();
}
