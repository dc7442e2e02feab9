package dev.plumbline.jobs.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // Flink declares close() to throw Exception
class PairFunctionTest {
  private static final Duration TIME_TO_LIVE = Duration.ofMinutes(10);

  @Test
  void captionsMeetTheirPictureWhicheverComesFirst() throws Exception {
    try (Harness harness = new Harness()) {
      harness.processElement(caption("t/p1", "t/p1#0", 1), 0);
      harness.processElement(picture("t/p1", 10), 0);
      harness.processElement(caption("t/p1", "t/p1#1", 2), 0);
      harness.processElement(caption("t/p2", "t/p2#0", 3), 0);

      assertThat(pairs(harness)).containsExactly("t/p1 10 1", "t/p1 10 2");
      assertThat(harness.extractOutputValues())
          .extracting(Pair::isFirst)
          .containsExactly(true, false);
      assertThat(harness.extractOutputValues())
          .extracting(Pair::label)
          .containsOnly("class of t/p1");
    }
  }

  @Test
  void aRecordThatComesAgainMakesNoSecondPair() throws Exception {
    try (Harness harness = new Harness()) {
      for (int round = 0; round < 3; round++) {
        harness.processElement(picture("t/p1", 10), 0);
        harness.processElement(caption("t/p1", "t/p1#0", 1), 0);
      }

      assertThat(pairs(harness)).containsExactly("t/p1 10 1");
    }
  }

  @Test
  void aPictureThatIsGoneTakesPartNoMore() throws Exception {
    try (Harness harness = new Harness()) {
      harness.processElement(picture("t/p1", 10), 0);
      harness.processElement(new Side("t/p1", "", "", "", new float[0], ""), 0);
      harness.processElement(caption("t/p1", "t/p1#0", 1), 0);

      assertThat(pairs(harness)).isEmpty();
    }
  }

  @Test
  void whatWaitsTooLongIsForgotten() throws Exception {
    try (Harness harness = new Harness()) {
      harness.setStateTtlProcessingTime(0);
      harness.processElement(caption("t/p1", "t/p1#0", 1), 0);
      harness.setStateTtlProcessingTime(TIME_TO_LIVE.toMillis() + 1);
      harness.processElement(picture("t/p1", 10), 0);

      assertThat(pairs(harness)).isEmpty();
    }
  }

  @Test
  void whatWaitsSurvivesACheckpoint() throws Exception {
    OperatorSubtaskState snapshot;
    try (Harness harness = new Harness()) {
      harness.processElement(caption("t/p1", "t/p1#0", 1), 0);
      snapshot = harness.snapshot(1, 0);
    }
    try (Harness restored = new Harness(snapshot)) {
      restored.processElement(picture("t/p1", 10), 0);

      assertThat(pairs(restored)).containsExactly("t/p1 10 1");
    }
  }

  private static Side picture(String key, float value) {
    return new Side(key, "", "image-encoder", "1", new float[] {value}, "class of " + key);
  }

  private static Side caption(String picture, String key, float value) {
    return new Side(picture, key, "text-encoder", "1", new float[] {value}, "");
  }

  private static List<String> pairs(Harness harness) {
    return harness.extractOutputValues().stream()
        .map(p -> p.picture() + " " + (int) p.visual()[0] + " " + (int) p.textual()[0])
        .toList();
  }

  private static final class Harness
      extends KeyedOneInputStreamOperatorTestHarness<String, Side, Pair> {
    Harness() throws Exception {
      super(
          new KeyedProcessOperator<>(new PairFunction(TIME_TO_LIVE)), Side::picture, Types.STRING);
      open();
    }

    Harness(OperatorSubtaskState state) throws Exception {
      super(
          new KeyedProcessOperator<>(new PairFunction(TIME_TO_LIVE)), Side::picture, Types.STRING);
      initializeState(state);
      open();
    }
  }
}
