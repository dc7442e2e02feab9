package dev.plumbline.jobs.ingest;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.encode.EncodedContent;
import dev.plumbline.core.encode.TextEncoder;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.encoders.Encoders;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The real encoders, with a fault put before the one for texts. Flink takes a function apart and
 * builds it anew where it runs, so the fault is reached by a static field.
 */
final class FaultyEncoders {
  private static final AtomicReference<Consumer<List<String>>> FAULT =
      new AtomicReference<>(texts -> {});

  /** Calls that the fault has failed. */
  private static final AtomicInteger FAILED = new AtomicInteger();

  private FaultyEncoders() {}

  static Encoders open(PlumblineConfig config) {
    Encoders real = Assembly.openEncoders(config);
    return new Encoders(real.image(), new Faulty(real.text()));
  }

  /**
   * From now on each batch of texts meets this first.
   *
   * @param fault throws, or not
   */
  static void set(Consumer<List<String>> fault) {
    FAULT.set(fault);
    FAILED.set(0);
  }

  static int failed() {
    return FAILED.get();
  }

  /** The JVM's own error, at no cost to others. */
  static void runOutOfMemory() {
    long[] tooLarge = new long[Integer.MAX_VALUE];
    throw new AssertionError("there is room for " + tooLarge.length + " numbers");
  }

  private record Faulty(TextEncoder real) implements TextEncoder {
    @Override
    public EncoderVersion version() {
      return real.version();
    }

    @Override
    public int dimension() {
      return real.dimension();
    }

    @Override
    public List<EncodedContent> encode(List<String> texts) {
      try {
        FAULT.get().accept(texts);
      } catch (RuntimeException | Error e) {
        FAILED.incrementAndGet();
        throw e;
      }
      return real.encode(texts);
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
