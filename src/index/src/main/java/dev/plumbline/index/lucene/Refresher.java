package dev.plumbline.index.lucene;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something again and again, on a thread of its own, until it is closed. */
final class Refresher implements AutoCloseable {
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Begins after the first pause.
   *
   * @param task throws nothing
   */
  Refresher(Runnable task, Duration pause) {
    this.thread = new Thread(() -> run(task, pause), "plumbline-index-refresh");
    thread.setDaemon(true);
    thread.start();
  }

  private void run(Runnable task, Duration pause) {
    try {
      while (!closing.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        task.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the task that runs; none runs afterwards. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
