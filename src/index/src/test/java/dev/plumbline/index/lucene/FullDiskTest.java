package dev.plumbline.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.lifecycle.Shared;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.testkit.index.RandomItems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a full disk does to writers, to readers, and afterwards. */
class FullDiskTest {
  private static final Generation G1 =
      new Generation(new GenerationId(1), new AlignerVersion(1), 8);
  private static final Generation G2 =
      new Generation(new GenerationId(2), new AlignerVersion(2), 8);

  private final RandomItems items = new RandomItems(new SplittableRandom(1));
  private final FailingDisk disk = new FailingDisk();
  private final Shared<String, IndexDirectory> shared = new Shared<>();
  @TempDir private Path directory;
  private LuceneIndex index;
  private List<IndexRecord> kept;

  private LuceneIndex open() {
    LuceneIndexConfig config =
        new LuceneIndexConfig(directory, Duration.ofMinutes(1), Duration.ofSeconds(30));
    return new LuceneIndex(shared.acquire("index", () -> IndexDirectory.open(config, disk::below)));
  }

  @BeforeEach
  void fill() {
    index = open();
    index.create(G1);
    kept = items.any("t", 20, 8);
    index.upsert(G1.id(), kept);
    index.flush(G1.id());
    index.switchTo(G1.id());
  }

  @AfterEach
  void close() {
    disk.free();
    index.close();
  }

  private static void fails(ThrowingCallable call, boolean isTransient, String part) {
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(call)
        .withMessageContaining(part)
        .satisfies(e -> assertThat(e.isTransient()).isEqualTo(isTransient));
  }

  private List<IndexRecord> all() {
    return index.scan(G1.id(), "t", Filter.all(), 100);
  }

  @Test
  void aFailedFlushIsTriedAgainAndThenSaysWhatIsLost() {
    List<IndexRecord> more = List.of(items.any("t", "more", 8));
    index.upsert(G1.id(), more);
    disk.fill();
    fails(() -> index.flush(G1.id()), true, "No space left on device");
    assertThat(all()).containsAll(kept);
    fails(() -> index.flush(G1.id()), false, "lost");
    assertThat(all()).containsExactlyInAnyOrderElementsOf(kept);
    fails(() -> index.upsert(G1.id(), more), true, "No space left on device");

    disk.free();
    index.upsert(G1.id(), more);
    index.flush(G1.id());
    assertThat(all()).containsAll(more).hasSize(21);
  }

  @Test
  void onlyThoseWhoLostWritesAreTold() {
    try (LuceneIndex loser = open();
        LuceneIndex other = open()) {
      other.upsert(G1.id(), kept);
      other.flush(G1.id());
      loser.upsert(G1.id(), List.of(items.any("t", "more", 8)));
      disk.fill();
      fails(() -> other.flush(G1.id()), true, "No space left");
      disk.free();
      assertThatNoException().isThrownBy(() -> other.flush(G1.id()));
      fails(() -> loser.flush(G1.id()), false, "lost");
      assertThatNoException().isThrownBy(() -> loser.flush(G1.id()));
    }
  }

  @Test
  void theCatalogueStaysWhatItWas() {
    disk.fill();
    fails(() -> index.create(G2), true, "create g2");
    assertThat(index.generations()).containsExactly(G1);
    disk.free();
    index.create(G2);
    disk.fill();
    fails(() -> index.switchTo(G2.id()), true, "catalogue");
    fails(() -> index.drop(G2.id()), true, "catalogue");
    assertThat(index.live()).contains(G1);
    assertThat(index.generations()).containsExactly(G1, G2);

    disk.free();
    index.close();
    index = open();
    assertThat(index.live()).contains(G1);
    assertThat(index.generations()).containsExactly(G1, G2);
    index.switchTo(G2.id());
    assertThat(index.live()).contains(G2);
  }

  @Test
  void aCloseThatCannotKeepWritesSaysSo() {
    LuceneIndex writer = index;
    writer.upsert(G1.id(), List.of(items.any("t", "more", 8)));
    disk.fill();
    fails(writer::close, true, "No space left");
    disk.free();
    index = open();
    assertThat(all()).containsExactlyInAnyOrderElementsOf(kept);
  }
}
