package dev.plumbline.testkit.index;

import dev.plumbline.core.index.VectorIndex;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * What every {@link VectorIndex} must do. An implementation's test extends it and says how the
 * index is opened; each test begins on empty storage of its own. The parts are interfaces, one for
 * each promise of the port.
 */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
public abstract class VectorIndexContract
    implements GenerationsContract,
        WritesContract,
        FieldsContract,
        FiltersContract,
        SearchContract,
        RecallContract,
        TextContract,
        DurabilityContract,
        ConcurrencyContract {
  private final List<VectorIndex> opened = new ArrayList<>();

  /**
   * Opens the index on the running test's storage: empty at a test's first call, as it was left at
   * the next.
   */
  protected abstract VectorIndex open() throws Exception;

  /**
   * Opens the index on what a crash would leave of the storage now. The index that is open stays
   * open: right for a server, to be overridden where one user holds a lock.
   */
  protected VectorIndex openAfterCrash() throws Exception {
    return open();
  }

  /** Whether what was flushed outlives the index; false for one that is in memory alone. */
  protected boolean durable() {
    return true;
  }

  @BeforeEach
  final void openEmpty() throws Exception {
    opened.add(open());
  }

  @AfterEach
  final void closeAll() {
    opened.forEach(VectorIndex::close);
  }

  @Override
  public final VectorIndex index() {
    return opened.get(opened.size() - 1);
  }

  @Override
  public final VectorIndex reopen() {
    Assumptions.assumeTrue(durable(), "this index is in memory alone");
    index().close();
    return add(this::open);
  }

  @Override
  public final VectorIndex reopenAfterCrash() {
    Assumptions.assumeTrue(durable(), "this index is in memory alone");
    return add(this::openAfterCrash);
  }

  private VectorIndex add(Opening opening) {
    try {
      VectorIndex index = opening.open();
      opened.add(index);
      return index;
    } catch (Exception e) {
      throw new AssertionError("the index cannot be opened again", e);
    }
  }

  private interface Opening {
    VectorIndex open() throws Exception;
  }
}
