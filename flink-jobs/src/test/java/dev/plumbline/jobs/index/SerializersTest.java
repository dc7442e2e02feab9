package dev.plumbline.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Checkpoints outlive a release: bytes of version 1 must be read for ever. */
class SerializersTest {
  private static final GenerationSplit SPLIT = new GenerationSplit(7, 2, 4, 1000, 2000, true);
  private static final String SPLIT_BYTES =
      "0000000000000007" + "00000002" + "00000004" + "00000000000003e8" + "00000000000007d0" + "01";

  @Test
  void aSplitKeepsItsBytes() throws Exception {
    GenerationSplitSerializer serializer = new GenerationSplitSerializer();

    assertThat(HexFormat.of().formatHex(serializer.serialize(SPLIT))).isEqualTo(SPLIT_BYTES);
    assertThat(serializer.deserialize(1, HexFormat.of().parseHex(SPLIT_BYTES))).isEqualTo(SPLIT);
  }

  @Test
  void aPlanKeepsItsBytes() throws Exception {
    PlanStateSerializer serializer = new PlanStateSerializer();
    PlanState state = new PlanState(Set.of("7/2"), List.of(SPLIT));
    String bytes = "00000001" + "0003" + "372f32" + "00000001" + SPLIT_BYTES;

    assertThat(HexFormat.of().formatHex(serializer.serialize(state))).isEqualTo(bytes);
    assertThat(serializer.deserialize(1, HexFormat.of().parseHex(bytes))).isEqualTo(state);
  }

  @Test
  void aNewerVersionIsRefused() {
    assertThatIOException()
        .isThrownBy(() -> new GenerationSplitSerializer().deserialize(2, new byte[33]))
        .withMessage("version: 2 (expected: 1)");
  }
}
