package dev.plumbline.jobs.faults;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker hangs, and is killed, in the midst of the stream. */
class BrokerFaultIT {
  @TempDir private static Path directory;
  private static FaultInstance instance;

  @BeforeAll
  static void start() {
    instance = FaultInstance.start(directory, Map.of());
  }

  @AfterAll
  static void stop() {
    instance.close();
  }

  @Test
  void killed() {
    instance.send(60);
    instance.send(
        60,
        () -> {
          instance.broker().kill();
          instance.restartBroker();
        });
    instance.send(60);

    instance.awaitTheIndex("broker killed (kill -9) and started again");
  }

  @Test
  @AllFaults
  void hangs() {
    instance.send(60);
    instance.send(
        60,
        () -> {
          instance.broker().pause();
          LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(20)); // how long the fault lasts
          instance.broker().resume();
        });
    instance.send(60);

    instance.awaitTheIndex("broker stopped for 20 s");
  }
}
