package dev.plumbline.methods.concepts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.align.AlignerTrainer.TrainingContext;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.evaluate.RetrievalReport;
import dev.plumbline.methods.AlignerMethods;
import dev.plumbline.methods.metric.SyntheticPairs;
import dev.plumbline.methods.reproduce.DrawnPairs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConceptsTest {
  private static final DrawnPairs PAIRS = new DrawnPairs(4, 12, 10, 3, 0.1);

  @Test
  void captionsOfOnePictureAreOfOneConcept() {
    PairSet pairs = PAIRS.draw(1, 40);
    List<Integer> labels = new Concepts(5, 1).label(pairs).labels().orElseThrow();

    Map<String, Integer> labelOf = new HashMap<>();
    for (int i = 0; i < pairs.size(); i++) {
      labelOf.putIfAbsent(pairs.groups().get(i), labels.get(i));
      assertThat(labels.get(i)).isEqualTo(labelOf.get(pairs.groups().get(i)));
    }
    assertThat(new TreeSet<>(labels)).hasSize(5);
  }

  @Test
  void fewPicturesHaveFewConcepts() {
    assertThat(conceptsOf(16, 32)).isEqualTo(4);
    assertThat(conceptsOf(3, 32)).isEqualTo(2);
    assertThat(conceptsOf(400, 32)).isEqualTo(32);
  }

  private static long conceptsOf(int pictures, int count) {
    return new Concepts(count, 1)
        .label(PAIRS.draw(2, pictures)).labels().orElseThrow().stream().distinct().count();
  }

  /** No label is given; rank 10 of 100 by chance is 10 %. */
  @ParameterizedTest
  @CsvSource({"sm", "scm", "triplet-center"})
  void aMethodThatWantsClassesLearnsFromPairsAlone(String method) {
    PairSet train = new Concepts(16, 1).label(PAIRS.draw(3, 300));
    PairSet test = PAIRS.draw(4, 100);
    Map<String, String> parameters =
        method.equals("triplet-center")
            ? Map.of("dimension", "8", "epochs", "10", "learningRate", "1e-2")
            : Map.of("cost", "1");

    Projections found =
        AlignerMethods.trainer(method, parameters).fit(train, TrainingContext.ofSeed(1));

    RetrievalReport report = SyntheticPairs.evaluate(found, test);
    assertThat(report.textToImage().recallAt10()).isGreaterThan(30);
    assertThat(report.imageToText().recallAt10()).isGreaterThan(30);
  }

  @Test
  void oneConceptIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Concepts(1, 1))
        .withMessage("concepts: 1 (expected: >= 2)");
  }
}
