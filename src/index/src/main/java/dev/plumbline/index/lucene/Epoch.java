package dev.plumbline.index.lucene;

import java.io.IOException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.ReaderManager;
import org.apache.lucene.store.Directory;

/**
 * A writer, from its opening to its end, and the readers that see its writes.
 *
 * @param number 1 for a store's first writer
 * @param writer closed by Lucene itself when the disk fails it
 * @param readers stay good when the writer is closed
 * @param merges the writer's
 */
record Epoch(long number, IndexWriter writer, ReaderManager readers, Merges merges) {
  /** Opens what is committed. */
  static Epoch open(long number, Directory directory) throws IOException {
    Merges merges = new Merges();
    IndexWriter writer = new IndexWriter(directory, WriterSettings.of(OpenMode.APPEND, merges));
    try {
      return new Epoch(number, writer, new ReaderManager(writer), merges);
    } catch (IOException | RuntimeException e) {
      writer.rollback();
      throw e;
    }
  }

  /** Commits if it still can, and does not wait for merges: the next start takes them up. */
  void commitAndClose() throws IOException {
    try (readers) {
      if (writer.isOpen()) {
        writer.commit();
      }
    } finally {
      writer.rollback();
    }
  }

  /** Keeps nothing that was not committed. */
  void abandon() throws IOException {
    try (readers) {
      writer.rollback();
    }
  }
}
