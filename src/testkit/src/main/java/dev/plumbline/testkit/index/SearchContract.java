package dev.plumbline.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.FilterEvaluator;
import dev.plumbline.core.index.FilterParser;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.Neighbor;
import dev.plumbline.core.index.VectorQuery;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.Modality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Neighbours by cosine, of one tenant, within the filter. */
interface SearchContract extends IndexUnderTest {
  Set<Modality> EVERY = EnumSet.allOf(Modality.class);

  private List<IndexRecord> fill() {
    index().create(G1);
    RandomItems items = IndexUnderTest.items(21);
    List<IndexRecord> records = new ArrayList<>(items.any(TENANT, 60, DIMENSION));
    records.addAll(items.any("t2", 60, DIMENSION));
    records.addAll(items.any("t1-2", 10, DIMENSION));
    index().upsert(G1.id(), records);
    index().flush(G1.id());
    return records;
  }

  /** The index is small: its answer is exact. */
  private void agree(List<IndexRecord> records, VectorQuery query) {
    FloatVector direction = query.vector().normalized();
    Map<Item, Double> cosines =
        records.stream()
            .filter(r -> r.item().id().tenant().equals(query.tenant()))
            .filter(r -> query.modalities().contains(r.item().modality()))
            .filter(r -> FilterEvaluator.matches(query.filter(), r.item()))
            .collect(Collectors.toMap(IndexRecord::item, r -> r.vector().dot(direction)));
    List<Double> best =
        cosines.values().stream().sorted(Comparator.reverseOrder()).limit(query.k()).toList();
    List<Neighbor> found = index().search(G1.id(), query);
    assertThat(found).extracting(Neighbor::item).doesNotHaveDuplicates();
    assertThat(cosines.keySet()).containsAll(found.stream().map(Neighbor::item).toList());
    assertThat(found).hasSameSizeAs(best);
    for (int i = 0; i < found.size(); i++) {
      double score = found.get(i).score();
      assertThat(score).isBetween(-1.0, 1.0).isCloseTo(best.get(i), within(1e-4));
      assertThat(score).isCloseTo(cosines.get(found.get(i).item()), within(1e-4));
      assertThat(i == 0 || found.get(i - 1).score() >= score).as("best first").isTrue();
    }
  }

  @Test
  default void ordersByCosine() {
    List<IndexRecord> records = fill();
    RandomItems items = IndexUnderTest.items(22);
    for (int k : new int[] {1, 5, 59, 60, 61, VectorQuery.MAX_K}) {
      agree(records, new VectorQuery(TENANT, items.unit(DIMENSION), k, EVERY, Filter.all()));
    }
    FloatVector there = records.get(7).vector();
    agree(records, new VectorQuery(TENANT, there, 3, EVERY, Filter.all()));
    assertThat(index().search(G1.id(), new VectorQuery(TENANT, there, 1, EVERY, Filter.all())))
        .extracting(Neighbor::item)
        .containsExactly(records.get(7).item());
  }

  @Test
  default void theQuerysLengthDoesNotMatter() {
    List<IndexRecord> records = fill();
    float[] values = IndexUnderTest.items(23).unit(DIMENSION).toArray();
    for (float scale : new float[] {1e-3f, 7, -1}) {
      float[] scaled = values.clone();
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] *= scale;
      }
      agree(records, new VectorQuery(TENANT, FloatVector.of(scaled), 10, EVERY, Filter.all()));
    }
  }

  @Test
  default void keepsToTheModalities() {
    List<IndexRecord> records = fill();
    FloatVector vector = IndexUnderTest.items(24).unit(DIMENSION);
    for (Set<Modality> modalities :
        List.of(
            Set.of(Modality.IMAGE),
            Set.of(Modality.TEXT),
            Set.of(Modality.CLIP),
            Set.of(Modality.IMAGE, Modality.CLIP))) {
      agree(records, new VectorQuery(TENANT, vector, 100, modalities, Filter.all()));
      agree(
          records, new VectorQuery(TENANT, vector, 4, modalities, FilterParser.parse("size < 3")));
    }
  }

  @Test
  default void randomQueriesAgreeWithBruteForce() {
    List<IndexRecord> records = fill();
    RandomItems items = IndexUnderTest.items(25);
    for (int i = 0; i < 150; i++) {
      String tenant = List.of(TENANT, "t2", "t1-2", "t3").get(i % 4);
      agree(
          records,
          new VectorQuery(tenant, items.unit(DIMENSION), 1 + i % 70, EVERY, items.filter(2)));
    }
  }

  /** A filter cannot reach past its tenant, whatever its values say. */
  @Test
  default void aTenantNeverSeesAnother() {
    fill();
    RandomItems items = IndexUnderTest.items(26);
    for (int i = 0; i < 150; i++) {
      Filter filter = i % 3 == 0 ? new Filter.Not(items.filter(3)) : items.filter(3);
      String tenant = i % 2 == 0 ? TENANT : "t1-2";
      VectorQuery query = new VectorQuery(tenant, items.unit(DIMENSION), 1000, EVERY, filter);
      assertThat(index().search(G1.id(), query))
          .allSatisfy(n -> assertThat(n.item().id().tenant()).isEqualTo(tenant));
      assertThat(index().scan(G1.id(), tenant, filter, 1000))
          .allSatisfy(r -> assertThat(r.item().id().tenant()).isEqualTo(tenant));
    }
  }

  @Test
  default void anEmptyGenerationHasNoNeighbors() {
    index().create(G1);
    FloatVector vector = IndexUnderTest.items(27).unit(DIMENSION);
    assertThat(index().search(G1.id(), new VectorQuery(TENANT, vector, 5, EVERY, Filter.all())))
        .isEmpty();
  }

  @Test
  default void refusesAQueryOfAnotherDimension() {
    index().create(G1);
    FloatVector vector = IndexUnderTest.items(28).unit(DIMENSION + 1);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> index().search(G1.id(), new VectorQuery(TENANT, vector, 5, EVERY, Filter.all())))
        .withMessageContaining("9")
        .withMessageContaining("8");
  }
}
