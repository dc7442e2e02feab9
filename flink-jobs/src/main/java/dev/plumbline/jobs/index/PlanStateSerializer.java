package dev.plumbline.jobs.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The enumerator's memory in checkpoints. Version 1: ids, then splits, each after their number. */
final class PlanStateSerializer implements SimpleVersionedSerializer<PlanState> {
  private static final int VERSION = 1;
  private static final int SIZE = 256;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(PlanState state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(SIZE);
    out.writeInt(state.planned().size());
    for (String id : state.planned()) {
      out.writeUTF(id);
    }
    out.writeInt(state.unassigned().size());
    for (GenerationSplit split : state.unassigned()) {
      GenerationSplitSerializer.write(split, out);
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public PlanState deserialize(int version, byte[] bytes) throws IOException {
    GenerationSplitSerializer.checkVersion(version);
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    Set<String> planned = new HashSet<>();
    for (int left = in.readInt(); left > 0; left--) {
      planned.add(in.readUTF());
    }
    List<GenerationSplit> unassigned = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      unassigned.add(GenerationSplitSerializer.read(in));
    }
    return new PlanState(planned, unassigned);
  }
}
