package dev.plumbline.app.bench.query;

import java.io.IOException;
import java.util.function.Consumer;

/** What is put under load by many who heed no answer. One thread sends, another receives. */
interface OpenTarget extends AutoCloseable {
  /**
   * Sends a request as soon as it can.
   *
   * @param number of the request, from 0; which words it asks for
   * @param done told what became of it, on either thread
   */
  void send(long number, Consumer<Outcome> done) throws InterruptedException;

  /** Waits until all that was sent is answered; then {@link #receive} returns. */
  void finish() throws InterruptedException;

  /** Receives answers until the finish. */
  void receive() throws IOException;

  @Override
  void close() throws IOException;
}
