package dev.plumbline.jobs.align;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.event.AlignerEvent;
import dev.plumbline.jobs.kafka.OutgoingRecord;
import dev.plumbline.kafka.AlignerFollower;
import dev.plumbline.schemas.RecordCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * {@link Fitter} in a stream: one subtask. Rounds run on a worker thread, since a fit can take
 * minutes and a checkpoint must not wait for it; what came of one reaches the task's thread as
 * mail. A checkpoint during a round holds the pairs and that a fit is due: after a failure the
 * round is run again, on what was learned up to that checkpoint.
 *
 * <p>An aligner that was fitted goes out when the first checkpoint that holds it is complete. After
 * a failure before that point it was never seen; after one later, the very same bytes go out again
 * under the same key.
 */
final class FitOperator extends AbstractStreamOperator<OutgoingRecord>
    implements OneInputStreamOperator<Pair, OutgoingRecord> {
  private static final long serialVersionUID = 1;
  private static final Duration ALIGNERS_TIMEOUT = Duration.ofSeconds(60);

  private final PlumblineConfig plumbline;
  private final transient MailboxExecutor mailbox;

  private transient Fitter fitter;
  private transient RoundWorker worker;
  private transient RecordCodec<AlignerEvent> codec;
  private transient ListState<byte[]> learned;
  private transient ListState<byte[]> unpublished;

  /** Fitted, and not yet in a complete checkpoint; then out with them. */
  private transient List<Waiting> waiting;

  FitOperator(StreamOperatorParameters<OutgoingRecord> parameters, PlumblineConfig config) {
    super(parameters);
    this.mailbox = parameters.getMailboxExecutor();
    this.plumbline = config;
  }

  /**
   * An aligner on its way out.
   *
   * @param checkpoint the first that holds it; empty: none does yet
   */
  private record Waiting(Aligner aligner, Optional<Long> checkpoint) {}

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    learned = context.getOperatorStateStore().getListState(bytes("learned"));
    unpublished = context.getOperatorStateStore().getListState(bytes("unpublished"));
    waiting = new ArrayList<>();
    for (byte[] archive : unpublished.get()) {
      waiting.add(new Waiting(AlignerBytes.read(archive), Optional.of(0L)));
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    codec = Assembly.codecs(plumbline).aligners();
    codec.announce();
    worker = new RoundWorker(getOperatorName(), mailbox, this::finish);
    fitter = new Fitter(plumbline.aligner());
    for (byte[] state : learned.get()) {
      fitter.restore(FitterState.read(state));
    }
    startAfterPublished();
    getMetricGroup().gauge("trainPairs", () -> fitter.trainPairs());
    getMetricGroup().gauge("heldOutPairs", () -> fitter.heldOutPairs());
    getMetricGroup().gauge("fitting", () -> fitter.isFitting() ? 1 : 0);
    fitter.next().ifPresent(worker::start);
  }

  /** A job that starts without its state goes on after the versions that are there. */
  private void startAfterPublished() throws InterruptedException {
    try (AlignerFollower aligners = Assembly.followAligners(plumbline)) {
      if (!aligners.awaitCaughtUp(ALIGNERS_TIMEOUT)) {
        throw new IllegalStateException(
            "the topic of aligners could not be read in " + ALIGNERS_TIMEOUT);
      }
      aligners.latest().ifPresent(fitter::startAfter);
    }
  }

  @Override
  public void processElement(StreamRecord<Pair> element) {
    fitter.add(element.getValue());
    fitter.next().ifPresent(worker::start);
  }

  private void finish(Optional<Aligner> aligner) {
    fitter.finish(aligner);
    aligner.ifPresent(fitted -> waiting.add(new Waiting(fitted, Optional.empty())));
    fitter.next().ifPresent(worker::start);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    learned.update(List.of(fitter.state().write()));
    List<byte[]> archives = new ArrayList<>();
    List<Waiting> marked = new ArrayList<>();
    for (Waiting one : waiting) {
      archives.add(AlignerBytes.write(one.aligner()));
      marked.add(
          new Waiting(
              one.aligner(), Optional.of(one.checkpoint().orElse(context.getCheckpointId()))));
    }
    unpublished.update(archives);
    waiting = marked;
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    List<Waiting> left = new ArrayList<>();
    for (Waiting one : waiting) {
      if (one.checkpoint().isPresent() && one.checkpoint().get() <= checkpointId) {
        output.collect(
            new StreamRecord<>(AlignerBytes.publication(plumbline, codec, one.aligner())));
      } else {
        left.add(one);
      }
    }
    waiting = left;
  }

  @Override
  public void close() throws Exception {
    if (worker != null) {
      worker.close();
    }
    super.close();
  }

  private static ListStateDescriptor<byte[]> bytes(String name) {
    return new ListStateDescriptor<>(name, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
  }
}
