package dev.plumbline.jobs.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FitterStateTest {
  private static final Pair PAIR = new PairStream(1, 0.1).pair(3);

  @Test
  void comesBackAsItWas() {
    Pair labelled = new PairStream(1, 0.1).labelled(i -> "class " + i).pair(4);
    FitterState state = state(List.of(labelled), Optional.of(EncoderPair.of(labelled)));

    FitterState read = FitterState.read(state.write());

    assertThat(read.encoders()).isEqualTo(state.encoders());
    assertThat(read.lastVersion()).isEqualTo(2);
    assertThat(read.trainPairs()).isEqualTo(30);
    assertThat(read.nextFit()).isEqualTo(40);
    assertThat(read.learner()).hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(1, 2));
    assertThat(read.heldOut()).usingRecursiveComparison().isEqualTo(state.heldOut());
  }

  /** Version 1 named no encoders, which came last, and no labels. */
  @Test
  void theFirstVersionIsReadToo() {
    byte[] state = state(List.of(), Optional.empty()).write();
    byte[] first = firstVersion(Arrays.copyOf(state, state.length - 1));
    assertThat(FitterState.read(first).encoders()).isEmpty();
    assertThat(FitterState.read(first).nextFit()).isEqualTo(40);

    byte[] pairs = PairBytes.write(new PairBytes.Sample(7, List.of(PAIR)));
    PairBytes.Sample sample = PairBytes.read(firstVersion(Arrays.copyOf(pairs, pairs.length - 2)));
    assertThat(sample.seen()).isEqualTo(7);
    assertThat(sample.pairs()).usingRecursiveComparison().isEqualTo(List.of(PAIR));
  }

  @Test
  void whatIsDamagedOrNewerIsRefused() {
    byte[] state = state(List.of(PAIR), Optional.of(EncoderPair.of(PAIR))).write();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FitterState.read(Arrays.copyOf(state, state.length - 1)))
        .withMessageContaining("damaged");
    byte[] newer = ByteBuffer.wrap(state.clone()).putInt(9).array();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FitterState.read(newer))
        .withMessage("state: version 9 (expected: 1 to 2)");
  }

  private static byte[] firstVersion(byte[] bytes) {
    return ByteBuffer.wrap(bytes).putInt(1).array();
  }

  private static FitterState state(List<Pair> heldOut, Optional<EncoderPair> encoders) {
    return new FitterState(
        Optional.of(new byte[] {1, 2}), heldOut, Optional.empty(), encoders, 2, 30, 40);
  }
}
