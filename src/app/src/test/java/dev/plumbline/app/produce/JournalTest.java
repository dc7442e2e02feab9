package dev.plumbline.app.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path directory;

  @Test
  void remembersAcrossProcesses() throws Exception {
    Path file = directory.resolve("journals/j.txt");
    try (Journal journal = Journal.open(file, "run 1")) {
      assertThat(journal.contains("a.jpg")).isFalse();
      for (int i = 0; i < 1000; i++) {
        journal.acknowledged("a.jpg#" + i);
      }
    }
    // The process died while it wrote this line.
    Files.writeString(file, "b.jp", StandardOpenOption.APPEND);
    try (Journal journal = Journal.open(file, "run 1")) {
      assertThat(journal.contains("a.jpg#0")).isTrue();
      assertThat(journal.contains("a.jpg#999")).isTrue();
      assertThat(journal.contains("b.jp")).isFalse();
      journal.acknowledged("b.jpg");
    }
    try (Journal journal = Journal.open(file, "run 1")) {
      assertThat(journal.contains("b.jpg")).isTrue();
      journal.delete();
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void refusesAnotherRunsJournal() throws Exception {
    Path file = directory.resolve("j.txt");
    Journal.open(file, "run 1").close();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Journal.open(file, "run 2"))
        .withMessageContaining("is not the journal of this run");
    assertThat(file).hasContent("plumbline produce 1: run 1\n");
  }
}
