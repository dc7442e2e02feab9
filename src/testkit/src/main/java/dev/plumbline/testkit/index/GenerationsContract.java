package dev.plumbline.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.index.VectorQuery;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.Modality;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Generations come, go live and go. */
interface GenerationsContract extends IndexUnderTest {
  @Test
  default void beginsWithNoGeneration() {
    assertThat(index().generations()).isEmpty();
    assertThat(index().live()).isEmpty();
    assertThat(index().description()).isNotBlank();
  }

  @Test
  default void createsAGenerationOnce() {
    index().create(G1);
    index().upsert(G1.id(), List.of(IndexUnderTest.items(1).image(TENANT, "i", DIMENSION)));
    index().create(G1);
    index().flush(G1.id());
    assertThat(index().generations()).containsExactly(G1);
    assertThat(index().count(G1.id())).isEqualTo(1);
  }

  @Test
  default void refusesAnotherGenerationUnderTheSameId() {
    index().create(G1);
    List<Generation> others =
        List.of(
            new Generation(G1.id(), new AlignerVersion(2), DIMENSION),
            new Generation(G1.id(), G1.aligner(), DIMENSION + 1));
    for (Generation other : others) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> index().create(other))
          .withMessageContaining("g1");
    }
    assertThat(index().generations()).containsExactly(G1);
  }

  @Test
  default void listsTheOldestGenerationFirst() {
    for (long number : new long[] {10, 2, 33, 1}) {
      index().create(IndexUnderTest.generation(number, DIMENSION));
    }
    assertThat(index().generations())
        .extracting(g -> g.id().number())
        .containsExactly(1L, 2L, 10L, 33L);
  }

  @Test
  default void keepsGenerationsApart() {
    Generation wide = IndexUnderTest.generation(2, 2 * DIMENSION);
    index().create(G1);
    index().create(wide);
    index().upsert(G1.id(), List.of(IndexUnderTest.items(1).image(TENANT, "a", DIMENSION)));
    index().upsert(wide.id(), IndexUnderTest.items(2).any(TENANT, 3, 2 * DIMENSION));
    index().flush(G1.id());
    index().flush(wide.id());
    assertThat(index().count(G1.id())).isEqualTo(1);
    assertThat(index().count(wide.id())).isEqualTo(3);
  }

  @Test
  default void takesVectorsOf4096() {
    Generation widest = IndexUnderTest.generation(1, 4096);
    index().create(widest);
    var record = IndexUnderTest.items(1).image(TENANT, "i", 4096);
    index().upsert(widest.id(), List.of(record));
    index().flush(widest.id());
    assertThat(index().get(widest.id(), List.of(record.item().id()))).containsExactly(record);
  }

  @Test
  default void switchesReadersFromOneGenerationToAnother() {
    Generation g2 = IndexUnderTest.generation(2, DIMENSION);
    index().create(G1);
    index().create(g2);
    assertThat(index().live()).isEmpty();
    for (Generation next : List.of(G1, g2, G1, G1)) {
      index().switchTo(next.id());
      assertThat(index().live()).contains(next);
    }
  }

  @Test
  default void dropsAGeneration() {
    Generation g2 = IndexUnderTest.generation(2, DIMENSION);
    index().create(G1);
    index().create(g2);
    index().upsert(G1.id(), IndexUnderTest.items(1).any(TENANT, 3, DIMENSION));
    index().flush(G1.id());
    index().switchTo(g2.id());
    index().drop(G1.id());
    index().drop(G1.id());
    assertThat(index().generations()).containsExactly(g2);
    assertThat(index().live()).contains(g2);

    Generation anew = new Generation(G1.id(), new AlignerVersion(9), DIMENSION + 1);
    index().create(anew);
    index().flush(anew.id());
    assertThat(index().count(anew.id())).isZero();
  }

  @Test
  default void doesNotDropTheLiveGeneration() {
    index().create(G1);
    index().switchTo(G1.id());
    assertThatIllegalStateException()
        .isThrownBy(() -> index().drop(G1.id()))
        .withMessageContaining("g1");
    assertThat(index().generations()).containsExactly(G1);
  }

  @Test
  default void namesAGenerationThatIsNotThere() {
    index().create(G1);
    GenerationId absent = new GenerationId(77);
    RandomItems items = IndexUnderTest.items(1);
    VectorQuery query =
        new VectorQuery(TENANT, items.unit(DIMENSION), 1, Set.of(Modality.IMAGE), Filter.all());
    var record = items.image(TENANT, "i", DIMENSION);
    Map<String, Consumer<VectorIndex>> calls =
        Map.of(
            "upsert", i -> i.upsert(absent, List.of(record)),
            "delete", i -> i.delete(absent, List.of(record.item().id())),
            "flush", i -> i.flush(absent),
            "search", i -> i.search(absent, query),
            "get", i -> i.get(absent, List.of(record.item().id())),
            "scan", i -> i.scan(absent, TENANT, Filter.all(), 1),
            "captionsOf", i -> i.captionsOf(absent, TENANT, Set.of("i")),
            "count of a tenant", i -> i.count(absent, TENANT, Filter.all()),
            "count", i -> i.count(absent),
            "switchTo", i -> i.switchTo(absent));
    calls.forEach(
        (name, call) -> {
          ThrowingCallable callable = () -> call.accept(index());
          assertThatIllegalArgumentException()
              .as(name)
              .isThrownBy(callable)
              .withMessageContaining("g77");
        });
    assertThat(index().live()).isEmpty();
  }
}
