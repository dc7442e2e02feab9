package dev.plumbline.testkit.milvus;

import java.nio.file.Path;
import java.time.Duration;

/** A Milvus on this machine's disk, ready to be run. */
interface Installation {
  /** Its name and version. */
  String name();

  /**
   * How to run it in the foreground.
   *
   * @param data an existing directory for all that it writes
   * @param port where it shall listen, on 127.0.0.1
   */
  ProcessBuilder command(Path data, int port);

  /** Whether a server started with {@link #command} serves by now. */
  boolean serves(Path data, int port);

  /** How long a start may take on a slow machine. */
  Duration startDeadline();
}
