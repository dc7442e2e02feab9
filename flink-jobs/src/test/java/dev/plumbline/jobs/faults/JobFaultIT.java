package dev.plumbline.jobs.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.Job;
import dev.plumbline.jobs.cluster.FlinkRest;
import dev.plumbline.testkit.await.Await;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that start again: with another parallelism, from long ago, from nothing; and storage. */
class JobFaultIT {
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
  void aSavepointWithAnotherParallelism() {
    instance.send(60);
    FlinkRest flink = instance.flink();
    for (Job job : new Job[] {Job.INGEST, Job.ALIGN, Job.INDEX}) {
      flink.stop(flink.job(job.jobName()), instance.checkpoints(job));
    }
    instance.stopEngine();
    instance.send(60);
    instance.restartEngine(Map.of("flink.parallelism", "3"));
    instance.send(60);

    instance.awaitTheIndex("restart from a savepoint, parallelism 1 to 3");
  }

  /** What has been indexed since is put again in its order, older versions over newer ones. */
  @Test
  @AllFaults
  void aCheckpointFromLongAgo() throws IOException {
    Path checkpoints = instance.checkpoints(Job.INDEX);
    Path kept = directory.resolve("kept");
    instance.send(60);
    instance.awaitTheIndex("before a replay");
    instance.stopEngine();
    copy(checkpoints, kept);
    instance.restartEngine(Map.of());
    instance.send(120);
    instance.awaitTheIndex("before a replay");

    instance.stopEngine();
    delete(checkpoints);
    copy(kept, checkpoints);
    instance.restartEngine(Map.of());
    instance.send(60);

    instance.awaitTheIndex("restart from an older checkpoint");
  }

  @Test
  @AllFaults
  void noStateAtAll() throws IOException {
    instance.send(60);
    instance.stopEngine();
    delete(instance.checkpoints(Job.INDEX));
    delete(instance.checkpoints(Job.INGEST));
    instance.restartEngine(Map.of());
    instance.send(60);

    instance.awaitTheIndex("restart without state");
  }

  /** Where checkpoints should go there is a file; then the job fails and cannot even restart. */
  @Test
  @AllFaults
  void checkpointStorageFails() throws IOException {
    FlinkRest flink = instance.flink();
    String job = flink.job(Job.INDEX.jobName());
    Await.until("a checkpoint is complete", () -> flink.checkpoints(job, "completed") > 0);
    Path storage = instance.checkpoints(Job.INDEX);
    Path away = directory.resolve("away");
    Files.move(storage, away);
    Files.writeString(storage, "no directory");
    long failed = flink.checkpoints(job, "failed");
    instance.send(60);
    Await.until(
        "checkpoints fail, more than the job puts up with",
        () -> flink.checkpoints(job, "failed") > failed + 12);
    instance.send(60);
    Files.delete(storage);
    Files.move(away, storage);
    instance.send(60);

    instance.awaitTheIndex("checkpoint storage fails, job fails with it");
    long completed = flink.checkpoints(job, "completed");
    Await.until(
        "checkpoints are complete again", () -> flink.checkpoints(job, "completed") > completed);
    assertThat(flink.state(job)).isEqualTo("RUNNING");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException error)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
