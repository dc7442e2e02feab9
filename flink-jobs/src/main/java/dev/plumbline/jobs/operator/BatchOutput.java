package dev.plumbline.jobs.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** Gathers what a batch gives, until the task's thread emits it. Confined to one batch. */
public final class BatchOutput<O> {
  private final List<Consumer<Output<StreamRecord<O>>>> emissions = new ArrayList<>();

  BatchOutput() {}

  /** Gives a record to the main output. */
  public void collect(O record) {
    emissions.add(output -> output.collect(new StreamRecord<>(record)));
  }

  /** Gives a record to a side output. */
  public <X> void collect(OutputTag<X> tag, X record) {
    emissions.add(output -> output.collect(tag, new StreamRecord<>(record)));
  }

  void emitTo(Output<StreamRecord<O>> output) {
    emissions.forEach(emission -> emission.accept(output));
  }
}
