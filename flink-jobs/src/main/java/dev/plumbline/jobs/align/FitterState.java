package dev.plumbline.jobs.align;

import dev.plumbline.core.model.EncoderVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * All that a {@link Fitter} remembers, and its form in checkpoints: a version, then the components.
 *
 * @param learner what was learned
 * @param heldOut oldest first
 * @param champion the archive of the aligner to beat
 * @param encoders whose vectors are aligned; empty: no pair came yet, or version 1 of this form
 * @param lastVersion the last aligner's version; 0: none
 * @param trainPairs pairs trained on
 * @param nextFit the number of pairs at which to fit next
 */
record FitterState(
    Optional<byte[]> learner,
    List<Pair> heldOut,
    Optional<byte[]> champion,
    Optional<EncoderPair> encoders,
    long lastVersion,
    long trainPairs,
    long nextFit) {
  private static final int VERSION = 2;
  private static final int WITHOUT_ENCODERS = 1;

  FitterState {
    heldOut = List.copyOf(heldOut);
  }

  byte[] write() {
    try {
      DataOutputSerializer out = new DataOutputSerializer(1 << 16);
      out.writeInt(VERSION);
      out.writeLong(lastVersion);
      out.writeLong(trainPairs);
      out.writeLong(nextFit);
      writeBytes(learner, out);
      writeBytes(champion, out);
      writeBytes(Optional.of(PairBytes.write(new PairBytes.Sample(heldOut.size(), heldOut))), out);
      writeEncoders(out);
      return out.getCopyOfBuffer();
    } catch (IOException e) {
      throw new UncheckedIOException("the state cannot be written", e);
    }
  }

  /**
   * Reads {@link #write}'s form.
   *
   * @throws IllegalArgumentException if the bytes are of another form
   */
  static FitterState read(byte[] bytes) {
    try {
      DataInputDeserializer in = new DataInputDeserializer(bytes);
      int version = in.readInt();
      if (version != VERSION && version != WITHOUT_ENCODERS) {
        throw new IllegalArgumentException(
            "state: version " + version + " (expected: 1 to " + VERSION + ")");
      }
      long lastVersion = in.readLong();
      long trainPairs = in.readLong();
      long nextFit = in.readLong();
      Optional<byte[]> learner = readBytes(in);
      Optional<byte[]> champion = readBytes(in);
      List<Pair> heldOut =
          readBytes(in).map(PairBytes::read).map(PairBytes.Sample::pairs).orElse(List.of());
      Optional<EncoderPair> encoders =
          version == WITHOUT_ENCODERS ? Optional.empty() : readEncoders(in);
      return new FitterState(
          learner, heldOut, champion, encoders, lastVersion, trainPairs, nextFit);
    } catch (IOException e) {
      throw new IllegalArgumentException("state: " + bytes.length + " bytes are damaged", e);
    }
  }

  private void writeEncoders(DataOutputSerializer out) throws IOException {
    out.writeBoolean(encoders.isPresent());
    if (encoders.isPresent()) {
      EncoderPair pair = encoders.get();
      writeEncoder(pair.visual(), pair.visualDimension(), out);
      writeEncoder(pair.textual(), pair.textualDimension(), out);
    }
  }

  private static void writeEncoder(EncoderVersion encoder, int width, DataOutputSerializer out)
      throws IOException {
    out.writeUTF(encoder.name());
    out.writeUTF(encoder.version());
    out.writeInt(width);
  }

  private static Optional<EncoderPair> readEncoders(DataInputDeserializer in) throws IOException {
    return in.readBoolean()
        ? Optional.of(
            new EncoderPair(
                new EncoderVersion(in.readUTF(), in.readUTF()),
                in.readInt(),
                new EncoderVersion(in.readUTF(), in.readUTF()),
                in.readInt()))
        : Optional.empty();
  }

  private static void writeBytes(Optional<byte[]> bytes, DataOutputSerializer out)
      throws IOException {
    out.writeInt(bytes.map(b -> b.length).orElse(-1));
    if (bytes.isPresent()) {
      out.write(bytes.get());
    }
  }

  private static Optional<byte[]> readBytes(DataInputDeserializer in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      return Optional.empty();
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return Optional.of(bytes);
  }
}
