package dev.plumbline.index.lucene;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/** A disk that is full while a test says so. */
final class FailingDisk {
  private volatile boolean full;

  void fill() {
    full = true;
  }

  void free() {
    full = false;
  }

  private void check() throws IOException {
    if (full) {
      throw new IOException("No space left on device");
    }
  }

  /** Puts this disk below Lucene. */
  Directory below(Directory directory) {
    return new FilterDirectory(directory) {
      @Override
      public IndexOutput createOutput(String name, IOContext context) throws IOException {
        check();
        return output(super.createOutput(name, context));
      }

      @Override
      public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
          throws IOException {
        check();
        return output(super.createTempOutput(prefix, suffix, context));
      }

      @Override
      public void sync(Collection<String> names) throws IOException {
        check();
        super.sync(names);
      }
    };
  }

  private IndexOutput output(IndexOutput output) {
    return new FilterIndexOutput("on a disk that may be full", output.getName(), output) {
      @Override
      public void writeByte(byte b) throws IOException {
        check();
        super.writeByte(b);
      }

      @Override
      public void writeBytes(byte[] b, int offset, int length) throws IOException {
        check();
        super.writeBytes(b, offset, length);
      }
    };
  }
}
