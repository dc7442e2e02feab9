package dev.plumbline.jobs.faults;

import dev.plumbline.testkit.milvus.MilvusExtension;
import dev.plumbline.testkit.milvus.MilvusServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Milvus hangs, is killed, and is slow, in the midst of the stream. */
class MilvusFaultIT {
  @RegisterExtension static final MilvusExtension MILVUS = MilvusExtension.lite();

  @TempDir private static Path directory;
  private static FaultInstance instance;

  @BeforeAll
  static void start() {
    Assumptions.assumeTrue(MILVUS.server().isManaged(), "this server is not ours to kill");
    instance =
        FaultInstance.start(
            directory,
            Map.of(
                "index.kind", "milvus",
                "index.collectionPrefix", "faults",
                "index.milvus.consistency", "strong",
                "index.milvus.uri", MILVUS.server().uri()));
  }

  @AfterAll
  static void stop() {
    if (instance != null) {
      instance.close();
    }
  }

  @Test
  void killed() {
    instance.send(60);
    MILVUS.server().kill();
    instance.send(60);
    MILVUS.server().restart();
    instance.send(60);

    instance.awaitTheIndex("Milvus killed (kill -9) and started again");
  }

  @Test
  @AllFaults
  void hangs() {
    instance.send(60);
    MILVUS.server().pause();
    instance.send(60);
    pass(20_000);
    MILVUS.server().resume();
    instance.send(60);

    instance.awaitTheIndex("Milvus stopped for 20 s");
  }

  /** The sink is slower than the stream, so the stream waits for it. */
  @Test
  @AllFaults
  void isSlow() {
    MilvusServer milvus = MILVUS.server();
    for (int i = 0; i < 20; i++) {
      instance.send(20);
      milvus.pause();
      pass(900);
      milvus.resume();
      pass(100);
    }

    instance.awaitTheIndex("slow consumer: Milvus at a tenth of its pace for 20 s");
  }

  /** How long a fault lasts; nothing is waited for. */
  private static void pass(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
