package dev.plumbline.jobs.operator;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Puts a {@link MicroBatchFunction} into a stream. */
public final class MicroBatches {
  private MicroBatches() {}

  /** Works on the stream in batches; order is kept. */
  public static <I, P, O> SingleOutputStreamOperator<O> transform(
      DataStream<I> in,
      String name,
      Class<O> outputType,
      BatchLimits limits,
      MicroBatchFunction<I, P, O> function) {
    return in.transform(name, TypeInformation.of(outputType), new Factory<>(function, limits));
  }

  private static final class Factory<I, P, O> extends AbstractStreamOperatorFactory<O>
      implements OneInputStreamOperatorFactory<I, O> {
    private static final long serialVersionUID = 1;

    private final MicroBatchFunction<I, P, O> function;
    private final BatchLimits limits;

    private Factory(MicroBatchFunction<I, P, O> function, BatchLimits limits) {
      this.function = function;
      this.limits = limits;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Flink's signature
    public <T extends StreamOperator<O>> T createStreamOperator(
        StreamOperatorParameters<O> parameters) {
      return (T)
          new MicroBatchOperator<>(parameters, parameters.getMailboxExecutor(), function, limits);
    }

    @Override
    @SuppressWarnings("rawtypes") // Flink's signature
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
      return MicroBatchOperator.class;
    }
  }
}
