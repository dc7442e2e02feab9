package dev.plumbline.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.testkit.index.FailingVectorIndex.Call;
import dev.plumbline.testkit.index.FailingVectorIndex.When;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailingVectorIndexTest {
  private static final GenerationId G1 = new GenerationId(1);

  private final FailingVectorIndex index = new FailingVectorIndex(new InMemoryVectorIndex());

  @BeforeEach
  void create() {
    index.create(new Generation(G1, new AlignerVersion(1), 4));
  }

  private void upsert(String id) {
    index.upsert(G1, List.of(new RandomItems(new SplittableRandom(1)).image("t", id, 4)));
  }

  private void upsertFails(String id, boolean isTransient) {
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> upsert(id))
        .satisfies(e -> assertThat(e.isTransient()).isEqualTo(isTransient))
        .withMessageContaining("UPSERT");
  }

  @Test
  void failsTheNthCallAlone() {
    upsert("a");
    index.failNth(Call.UPSERT, 2, ServiceException.Kind.TRANSIENT, When.BEFORE);
    upsert("b");
    upsertFails("c", true);
    upsert("d");
    assertThat(index.count(G1)).isEqualTo(3);
    assertThat(index.calls(Call.UPSERT)).isEqualTo(4);
  }

  @Test
  void failsUntilHealed() {
    index.failAll(Call.UPSERT, ServiceException.Kind.PERMANENT, When.BEFORE);
    upsertFails("a", false);
    upsertFails("a", false);
    assertThat(index.count(G1)).isZero();
    index.heal();
    upsert("a");
    assertThat(index.count(G1)).isEqualTo(1);
  }

  @Test
  void losesTheAnswerAfterTheWork() {
    index.failAll(Call.UPSERT, ServiceException.Kind.TRANSIENT, When.AFTER);
    upsertFails("a", true);
    assertThat(index.count(G1)).isEqualTo(1);
  }
}
