package dev.plumbline.jobs.index;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SourceReaderBase;

/** Reads the splits of all generations that fall to one subtask. */
@SuppressWarnings("try") // Flink declares close() to throw Exception
final class GenerationReader
    extends SourceReaderBase<
        Fetched, GenerationRecord, GenerationSplit, GenerationReader.SplitState> {
  private final Reading reading;

  private GenerationReader(
      GenerationFetchers fetchers, Reading reading, SourceReaderContext context) {
    super(fetchers, GenerationReader::emit, context.getConfiguration(), context);
    this.reading = reading;
  }

  static GenerationReader of(String topic, Properties properties, SourceReaderContext context) {
    Reading reading = new Reading();
    GenerationFetchers fetchers =
        new GenerationFetchers(
            () -> new EncodingsSplitReader(topic, properties, reading::includes),
            context.getConfiguration());
    return new GenerationReader(fetchers, reading, context);
  }

  private static void emit(
      Fetched fetched, SourceOutput<GenerationRecord> output, SplitState state) {
    GenerationSplit split = state.split;
    if (fetched instanceof Fetched.One one) {
      output.collect(GenerationRecord.of(split, one.record()));
      state.split = split.at(one.record().offset() + 1);
    } else {
      output.collect(GenerationRecord.caughtUp(split));
      state.split = split.markedCaughtUp();
    }
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    if (event instanceof ReadGenerations generations) {
      reading.generations = generations.generations();
    } else {
      super.handleSourceEvents(event);
    }
  }

  @Override
  protected void onSplitFinished(Map<String, SplitState> finished) {}

  @Override
  protected SplitState initializedState(GenerationSplit split) {
    return new SplitState(split);
  }

  @Override
  protected GenerationSplit toSplitType(String id, SplitState state) {
    return state.split;
  }

  /** Which generations are read. Replaced as a whole; read by the fetchers' threads. */
  private static final class Reading {
    /** Empty: the enumerator has not said yet, and every generation is read. */
    private volatile Set<Long> generations = Set.of();

    boolean includes(long generation) {
      Set<Long> now = generations;
      return now.isEmpty() || now.contains(generation);
    }
  }

  /** Where a split stands; belongs to the task's thread. */
  static final class SplitState {
    private GenerationSplit split;

    private SplitState(GenerationSplit split) {
      this.split = split;
    }
  }
}
