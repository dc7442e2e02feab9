package dev.plumbline.jobs.index;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** Splits in checkpoints. Version 1: the record's components in their order. */
final class GenerationSplitSerializer implements SimpleVersionedSerializer<GenerationSplit> {
  private static final int VERSION = 1;
  private static final int SIZE = 64;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(GenerationSplit split) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(SIZE);
    write(split, out);
    return out.getCopyOfBuffer();
  }

  @Override
  public GenerationSplit deserialize(int version, byte[] bytes) throws IOException {
    checkVersion(version);
    return read(new DataInputDeserializer(bytes));
  }

  static void checkVersion(int version) throws IOException {
    if (version != VERSION) {
      throw new IOException("version: " + version + " (expected: " + VERSION + ")");
    }
  }

  static void write(GenerationSplit split, DataOutputView out) throws IOException {
    out.writeLong(split.generation());
    out.writeInt(split.partition());
    out.writeInt(split.partitions());
    out.writeLong(split.nextOffset());
    out.writeLong(split.catchUpOffset());
    out.writeBoolean(split.caughtUp());
  }

  static GenerationSplit read(DataInputView in) throws IOException {
    return new GenerationSplit(
        in.readLong(), in.readInt(), in.readInt(), in.readLong(), in.readLong(), in.readBoolean());
  }
}
