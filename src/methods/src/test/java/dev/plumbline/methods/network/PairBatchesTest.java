package dev.plumbline.methods.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.model.FloatMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairBatchesTest {
  /** Image i has 1 + i % most captions. */
  private static PairSet pairs(int images, int most) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      for (int c = 0; c <= i % most; c++) {
        groups.add("image " + i);
      }
    }
    int n = groups.size();
    return new PairSet(
        FloatMatrix.wrap(n, 1, new float[n]),
        FloatMatrix.wrap(n, 1, new float[n]),
        groups,
        Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({"1, 4, 1, 1", "10, 4, 1, 1", "23, 8, 1, 5", "23, 8, 2, 5", "23, 100, 3, 4"})
  void anEpochHoldsEachPairOnceAndEachImageOnceABatch(
      int images, int size, int captions, int most) {
    PairSet pairs = pairs(images, most);
    PairBatches batches = new PairBatches(pairs, size, captions, 3);
    assertThat(batches.groups()).isEqualTo(images);
    for (int epoch = 0; epoch < 3; epoch++) {
      List<Integer> seen = new ArrayList<>();
      for (PairBatches.Batch batch : batches.epoch()) {
        assertThat(batch.imageGroups()).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(size);
        assertThat(batch.images()).hasSameSizeAs(batch.imageGroups());
        for (int i = 0; i < batch.images().length; i++) {
          int group = batch.imageGroups()[i];
          assertThat(pairs.groups().get(batch.images()[i])).isEqualTo("image " + group);
          long own = Arrays.stream(batch.textGroups()).filter(g -> g == group).count();
          assertThat(own).isBetween(1L, (long) captions);
        }
        for (int t = 0; t < batch.texts().length; t++) {
          assertThat(pairs.groups().get(batch.texts()[t]))
              .isEqualTo("image " + batch.textGroups()[t]);
          seen.add(batch.texts()[t]);
        }
      }
      assertThat(seen).doesNotHaveDuplicates().hasSize(pairs.size());
    }
  }
}
