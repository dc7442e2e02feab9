package dev.plumbline.jobs.index;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SourceReaderBase;

/** Reads the splits of all generations that fall to one subtask. */
final class GenerationReader
    extends SourceReaderBase<
        Fetched, GenerationRecord, GenerationSplit, AtomicReference<GenerationSplit>> {
  /** Replaced as a whole; read by the fetchers' threads. */
  private final AtomicReference<ReadGenerations> reading;

  private GenerationReader(
      GenerationFetchers fetchers,
      AtomicReference<ReadGenerations> reading,
      SourceReaderContext context) {
    super(fetchers, GenerationReader::emit, context.getConfiguration(), context);
    this.reading = reading;
  }

  static GenerationReader of(String topic, Properties properties, SourceReaderContext context) {
    // Until the enumerator says otherwise, every generation is read.
    AtomicReference<ReadGenerations> reading = new AtomicReference<>(new ReadGenerations(Set.of()));
    GenerationFetchers fetchers =
        new GenerationFetchers(
            () ->
                new EncodingsSplitReader(topic, properties, generation -> isRead(reading, generation)),
            context.getConfiguration());
    return new GenerationReader(fetchers, reading, context);
  }

  private static boolean isRead(AtomicReference<ReadGenerations> reading, long generation) {
    Set<Long> generations = reading.get().generations();
    return generations.isEmpty() || generations.contains(generation);
  }

  private static void emit(
      Fetched fetched,
      SourceOutput<GenerationRecord> output,
      AtomicReference<GenerationSplit> state) {
    GenerationSplit split = state.get();
    if (fetched instanceof Fetched.One one) {
      output.collect(GenerationRecord.of(split, one.record()));
      state.set(split.at(one.record().offset() + 1));
    } else {
      output.collect(GenerationRecord.caughtUp(split));
      state.set(split.markedCaughtUp());
    }
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    if (event instanceof ReadGenerations generations) {
      reading.set(generations);
    } else {
      super.handleSourceEvents(event);
    }
  }

  @Override
  protected void onSplitFinished(Map<String, AtomicReference<GenerationSplit>> finished) {}

  @Override
  protected AtomicReference<GenerationSplit> initializedState(GenerationSplit split) {
    return new AtomicReference<>(split);
  }

  @Override
  protected GenerationSplit toSplitType(String id, AtomicReference<GenerationSplit> state) {
    return state.get();
  }
}
