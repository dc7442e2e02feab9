package dev.plumbline.jobs.operator;

import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * What is done with a micro-batch. All methods but {@link #open} and {@link #close} run on the
 * operator's worker thread, one after another, in the order in which the records came.
 */
public interface MicroBatchFunction<I, O> extends Serializable {
  /** Opens what it needs; called on the task's thread before the first batch. */
  void open(RuntimeContext context) throws Exception;

  /** Works on a batch; what it gives to {@code out} is emitted once it returns. */
  void process(List<I> batch, BatchOutput<O> out) throws Exception;

  /** Called after all earlier batches and before a checkpoint's barrier goes on. */
  default void flush(BatchOutput<O> out) throws Exception {}

  /** Closes what was opened; also called when {@link #open} failed half way. */
  void close() throws Exception;
}
