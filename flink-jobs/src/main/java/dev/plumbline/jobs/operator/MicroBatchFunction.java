package dev.plumbline.jobs.operator;

import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * What is done with a micro-batch, in two stages, each on a thread of the operator's own: while one
 * batch is worked on, the next is prepared. Each stage takes the batches one after another, in the
 * order in which the records came.
 *
 * @param <P> a batch that is prepared
 */
public interface MicroBatchFunction<I, P, O> extends Serializable {
  /** Opens what it needs; called on the task's thread before the first batch. */
  void open(RuntimeContext context) throws Exception;

  /** Whether a batch goes out with this record at once, though it may not be full. */
  default boolean endsBatch(I record) {
    return false;
  }

  /** Prepares a batch, such as by reading its records; shares no state with the other stage. */
  P prepare(List<I> batch) throws Exception;

  /** Works on a batch; what it gives to {@code out} is emitted once it returns. */
  void process(P batch, BatchOutput<O> out) throws Exception;

  /**
   * Called after {@link #process} of all earlier batches, on its thread, and before a checkpoint's
   * barrier goes on.
   */
  default void flush(BatchOutput<O> out) throws Exception {}

  /** Closes what was opened; also called when {@link #open} failed half way. */
  void close() throws Exception;
}
