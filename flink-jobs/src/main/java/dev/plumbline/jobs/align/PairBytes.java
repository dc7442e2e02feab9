package dev.plumbline.jobs.align;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Pairs in a checkpoint: a version, how many were seen, and each pair's components in order. */
final class PairBytes {
  private static final int VERSION = 2;
  private static final int WITHOUT_LABELS = 1;

  private PairBytes() {}

  /**
   * A sample of pairs.
   *
   * @param seen how many pairs it was drawn from
   * @param pairs the sample
   */
  record Sample(long seen, List<Pair> pairs) {
    Sample {
      pairs = List.copyOf(pairs);
    }
  }

  static byte[] write(Sample sample) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(1 << 16);
      out.writeInt(VERSION);
      out.writeLong(sample.seen());
      out.writeInt(sample.pairs().size());
      for (Pair pair : sample.pairs()) {
        out.writeUTF(pair.picture());
        out.writeBoolean(pair.isFirst());
        out.writeUTF(pair.visualEncoderName());
        out.writeUTF(pair.visualEncoderVersion());
        writeVector(pair.visual(), out);
        out.writeUTF(pair.textualEncoderName());
        out.writeUTF(pair.textualEncoderVersion());
        writeVector(pair.textual(), out);
        out.writeUTF(pair.label());
      }
      return out.getCopyOfBuffer();
    } catch (IOException e) {
      throw new UncheckedIOException("pairs cannot be written", e);
    }
  }

  /**
   * Reads {@link #write}'s form.
   *
   * @throws IllegalArgumentException if the bytes are of another form
   */
  static Sample read(byte[] bytes) {
    try {
      DataInputDeserializer in = new DataInputDeserializer(bytes);
      int version = in.readInt();
      if (version != VERSION && version != WITHOUT_LABELS) {
        throw new IllegalArgumentException(
            "pairs: version " + version + " (expected: 1 to " + VERSION + ")");
      }
      long seen = in.readLong();
      List<Pair> pairs = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        pairs.add(
            new Pair(
                in.readUTF(),
                in.readBoolean(),
                in.readUTF(),
                in.readUTF(),
                readVector(in),
                in.readUTF(),
                in.readUTF(),
                readVector(in),
                version == WITHOUT_LABELS ? "" : in.readUTF()));
      }
      return new Sample(seen, pairs);
    } catch (IOException e) {
      throw new IllegalArgumentException("pairs: " + bytes.length + " bytes are damaged", e);
    }
  }

  private static void writeVector(float[] vector, DataOutputSerializer out) throws IOException {
    out.writeInt(vector.length);
    for (float value : vector) {
      out.writeFloat(value);
    }
  }

  private static float[] readVector(DataInputDeserializer in) throws IOException {
    float[] vector = new float[in.readInt()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = in.readFloat();
    }
    return vector;
  }
}
