package dev.plumbline.app.local;

import java.util.concurrent.CountDownLatch;

/** Keeps a command running until the process is told to stop, then closes what it runs. */
public final class Running {
  private Running() {}

  /**
   * Waits for ctrl-C or a termination signal. What is to be closed is closed on the way out, before
   * the process ends.
   */
  public static void untilStopped(AutoCloseable running, Steps steps) throws InterruptedException {
    CountDownLatch stopping = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  steps.say("stopping ...");
                  try {
                    running.close();
                  } catch (Exception e) { // the process ends; the log has it
                    org.slf4j.LoggerFactory.getLogger(Running.class).error("not stopped well", e);
                  }
                  steps.say("stopped");
                  stopping.countDown();
                },
                "plumbline-stop"));
    stopping.await();
  }
}
