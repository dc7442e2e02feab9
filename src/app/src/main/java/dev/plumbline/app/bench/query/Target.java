package dev.plumbline.app.bench.query;

import java.io.IOException;

/** What is put under load, as one client sees it. Thread-confined: each client has its own. */
interface Target extends AutoCloseable {
  /**
   * Does one request.
   *
   * @param number of the request, from 0; which words it asks for
   */
  Outcome request(long number) throws IOException;

  @Override
  default void close() throws IOException {}
}
