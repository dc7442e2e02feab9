package dev.plumbline.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.testkit.index.RandomItems;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another process writes, holds the lock, and is killed in mid-write. */
class KilledProcessTest {
  private static final GenerationId G1 = new GenerationId(1);
  private static final int BATCH = 40;
  private static final int BATCHES_BEFORE_THE_KILL = 12;

  private static LuceneIndex open(Path directory) {
    return LuceneIndex.open(
        new LuceneIndexConfig(directory, Duration.ofMillis(20), Duration.ofSeconds(30)));
  }

  /** Writes without end, and says how many items are flushed. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) {
      LuceneIndex index = open(Path.of(arguments[0]));
      index.create(new Generation(G1, new AlignerVersion(1), 16));
      index.switchTo(G1);
      RandomItems items = new RandomItems(new SplittableRandom(1));
      for (int flushed = 0; ; flushed += BATCH) {
        System.out.println(flushed);
        List<IndexRecord> batch =
            IntStream.range(flushed, flushed + BATCH)
                .mapToObj(i -> items.any("t", "i" + i, 16))
                .toList();
        index.upsert(G1, batch);
        index.flush(G1);
      }
    }
  }

  @Test
  @Timeout(120)
  void whatWasFlushedIsThere(@TempDir Path directory) throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int flushed = -1;
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      while (flushed < BATCHES_BEFORE_THE_KILL * BATCH) {
        flushed = Integer.parseInt(out.readLine());
      }
      assertThatIllegalStateException()
          .isThrownBy(() -> open(directory))
          .withMessageContaining(directory + " is in use by another process");
    } finally {
      writer.destroyForcibly().waitFor();
    }
    try (LuceneIndex index = open(directory)) {
      assertThat(index.live()).isPresent();
      List<ItemId> ids =
          IntStream.range(0, flushed).mapToObj(i -> new ItemId("t", "i" + i)).toList();
      assertThat(index.get(G1, ids)).hasSize(flushed);
      RandomItems items = new RandomItems(new SplittableRandom(2));
      index.upsert(G1, List.of(items.image("t", "after", 16)));
      index.flush(G1);
      assertThat(index.get(G1, List.of(new ItemId("t", "after")))).hasSize(1);
    }
  }
}
