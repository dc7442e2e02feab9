package dev.plumbline.jobs.align;

import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.jobs.kafka.OutgoingRecord;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes {@link FitOperator}, which needs its task's mailbox. */
final class FitOperatorFactory extends AbstractStreamOperatorFactory<OutgoingRecord>
    implements OneInputStreamOperatorFactory<Pair, OutgoingRecord> {
  private static final long serialVersionUID = 1;

  private final PlumblineConfig config;

  FitOperatorFactory(PlumblineConfig config) {
    this.config = config;
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Flink's signature
  public <T extends StreamOperator<OutgoingRecord>> T createStreamOperator(
      StreamOperatorParameters<OutgoingRecord> parameters) {
    return (T) new FitOperator(parameters, config);
  }

  @Override
  @SuppressWarnings("rawtypes") // Flink's signature
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return FitOperator.class;
  }
}
