package dev.plumbline.jobs.faults;

import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.testkit.await.Await;
import java.util.ArrayList;
import java.util.List;

/** Whether an index comes to hold what was sent: each item in its last version, and no other. */
public final class IndexCheck {
  private IndexCheck() {}

  /**
   * Waits until the live generation holds what the ledger comes to; fails, saying what is missing,
   * if that does not come about. Then checks each vector. Writes a line of the table.
   *
   * @param fault its name in the table
   */
  public static void await(String fault, PlumblineConfig config, VectorIndex index, Ledger ledger) {
    long began = System.nanoTime();
    List<Comparison> seen = new ArrayList<>();
    try {
      Await.until(
          "the index holds what was sent",
          () -> {
            seen.add(compare(index, ledger));
            return seen.get(seen.size() - 1).isClean();
          });
    } catch (AssertionError e) {
      throw new AssertionError(fault + ": " + seen.get(seen.size() - 1), e);
    } finally {
      FaultTable.add(fault, ledger.events(), seen.get(seen.size() - 1), System.nanoTime() - began);
    }
    Generation live = index.live().orElseThrow();
    Vectors.of(config, live.aligner()).check(held(index, live));
  }

  private static Comparison compare(VectorIndex index, Ledger ledger) {
    try {
      return Comparison.of(ledger, index.live().map(live -> held(index, live)).orElse(List.of()));
    } catch (ServiceException e) { // it may be away just now
      return Comparison.nothingRead(ledger, e.toString());
    }
  }

  private static List<IndexRecord> held(VectorIndex index, Generation generation) {
    return index.scan(generation.id(), "default", Filter.all(), VectorIndex.MAX_SCAN);
  }
}
