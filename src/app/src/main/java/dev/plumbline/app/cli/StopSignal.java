package dev.plumbline.app.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command end in good order when it is interrupted by ctrl-C or told to terminate: the
 * process stays until {@link #close()}, though not for ever.
 */
public final class StopSignal implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final CountDownLatch raised = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::onShutdown, "stop-signal");

  private StopSignal() {}

  /** Listens for the process's end until it is closed. */
  public static StopSignal install() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** Asks for the end from within the process. */
  public void raise() {
    raised.countDown();
  }

  public boolean isRaised() {
    return raised.getCount() == 0;
  }

  /** Waits for the signal; false if it did not come within the time. */
  public boolean await(Duration timeout) throws InterruptedException {
    return raised.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** The work is done: lets the process go. */
  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      raise(); // the process is ending already, and the hook with it
    }
  }

  private void onShutdown() {
    raise();
    try {
      if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(ExitCodes.FAILED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
