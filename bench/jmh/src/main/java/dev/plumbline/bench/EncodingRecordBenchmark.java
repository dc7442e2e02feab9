package dev.plumbline.bench;

import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.Encoding;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.LocalVectors;
import dev.plumbline.core.model.Modality;
import dev.plumbline.core.model.Region;
import dev.plumbline.schemas.Codecs;
import dev.plumbline.schemas.RecordCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The largest record of the stream: an image's encoding, with 36 local vectors of 128 values. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EncodingRecordBenchmark {
  private static final int GLOBAL = 256;
  private static final int GRID = 6;
  private static final int LOCAL = 128;

  private final RecordCodec<EncodingEvent> codec = Codecs.encodings();
  private final RecordCodec<EncodingEvent> globals = Codecs.globals(Codecs.singleObject());
  private final EncodingEvent event = event();
  private final byte[] record = codec.encode(event);

  /** As the ingest job writes it. */
  @Benchmark
  public byte[] write() {
    return codec.encode(event);
  }

  /** As the index job reads it: without local vectors. */
  @Benchmark
  public EncodingEvent readGlobals() throws RejectedException {
    return globals.decode(record);
  }

  /** All of it. */
  @Benchmark
  public EncodingEvent read() throws RejectedException {
    return codec.decode(record);
  }

  private static EncodingEvent event() {
    Random random = new Random(1);
    List<Region> cells = new ArrayList<>();
    for (int cell = 0; cell < GRID * GRID; cell++) {
      cells.add(new Region.Cell(cell / GRID, cell % GRID, GRID, GRID));
    }
    Item item =
        new Item(
            new ItemId("default", "scene-1"),
            Modality.IMAGE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Attributes.of(Map.of("background", new AttributeValue.Text("plain"))),
            Instant.ofEpochMilli(1_700_000_000_000L),
            "bench");
    return new EncodingEvent.Encoded(
        new Encoding(
            item,
            new EncoderVersion("scenes-cnn", "1"),
            FloatVector.wrap(values(GLOBAL, random)),
            new LocalVectors(
                FloatMatrix.wrap(cells.size(), LOCAL, values(cells.size() * LOCAL, random)),
                cells)));
  }

  private static float[] values(int n, Random random) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
