package dev.plumbline.testkit.index;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.Neighbor;
import dev.plumbline.core.index.TextIndex;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.index.VectorQuery;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/**
 * An index whose calls fail when a test says so: before they reach the index behind it, or after,
 * as when an answer is lost. Thread-safe by one lock on its own state; the index's calls run
 * outside it.
 */
public final class FailingVectorIndex implements VectorIndex {
  /** What can be made to fail. */
  public enum Call {
    CREATE,
    GENERATIONS,
    UPSERT,
    DELETE,
    FLUSH,
    SEARCH,
    GET,
    SCAN,
    CAPTIONS_OF,
    COUNT,
    LIVE,
    SWITCH_TO,
    DROP
  }

  /** Whether the index behind has done the work when the call fails. */
  public enum When {
    /** It has not: the request was lost. */
    BEFORE,
    /** It has: the answer was lost. */
    AFTER
  }

  private record Fault(LongPredicate calls, ServiceException.Kind kind, When when) {}

  private final VectorIndex index;
  private final Map<Call, Fault> faults = new EnumMap<>(Call.class);
  private final Map<Call, Long> counts = new EnumMap<>(Call.class);

  /** Passes every call to the index until told otherwise; closing it closes the index. */
  public FailingVectorIndex(VectorIndex index) {
    this.index = index;
  }

  /** Fails the n-th such call from now on, 1 for the next; those after it pass. */
  public synchronized void failNth(Call call, long n, ServiceException.Kind kind, When when) {
    if (n < 1) {
      throw new IllegalArgumentException("n: " + n + " (expected: >= 1)");
    }
    long failing = calls(call) + n;
    faults.put(call, new Fault(count -> count == failing, kind, when));
  }

  /** Fails all such calls until {@link #heal}. */
  public synchronized void failAll(Call call, ServiceException.Kind kind, When when) {
    faults.put(call, new Fault(count -> true, kind, when));
  }

  /** Lets all calls pass again. */
  public synchronized void heal() {
    faults.clear();
  }

  /** How many such calls there were, those that failed among them. */
  public synchronized long calls(Call call) {
    return counts.getOrDefault(call, 0L);
  }

  @Override
  public String description() {
    return "failing at will: " + index.description();
  }

  @Override
  public void create(Generation generation) {
    run(Call.CREATE, () -> index.create(generation));
  }

  @Override
  public List<Generation> generations() {
    return ask(Call.GENERATIONS, index::generations);
  }

  @Override
  public void upsert(GenerationId generation, List<IndexRecord> records) {
    run(Call.UPSERT, () -> index.upsert(generation, records));
  }

  @Override
  public void delete(GenerationId generation, Collection<ItemId> ids) {
    run(Call.DELETE, () -> index.delete(generation, ids));
  }

  @Override
  public void flush(GenerationId generation) {
    run(Call.FLUSH, () -> index.flush(generation));
  }

  @Override
  public List<Neighbor> search(GenerationId generation, VectorQuery query) {
    return ask(Call.SEARCH, () -> index.search(generation, query));
  }

  @Override
  public List<IndexRecord> get(GenerationId generation, Collection<ItemId> ids) {
    return ask(Call.GET, () -> index.get(generation, ids));
  }

  @Override
  public List<IndexRecord> scan(GenerationId generation, String tenant, Filter filter, int limit) {
    return ask(Call.SCAN, () -> index.scan(generation, tenant, filter, limit));
  }

  @Override
  public List<Item> captionsOf(GenerationId generation, String tenant, Set<String> ids) {
    return ask(Call.CAPTIONS_OF, () -> index.captionsOf(generation, tenant, ids));
  }

  /** Its searches count, and fail, as SEARCH. */
  @Override
  public Optional<TextIndex> textIndex() {
    return index
        .textIndex()
        .map(
            texts ->
                (generation, query) -> ask(Call.SEARCH, () -> texts.searchText(generation, query)));
  }

  @Override
  public long count(GenerationId generation, String tenant, Filter filter) {
    return ask(Call.COUNT, () -> index.count(generation, tenant, filter));
  }

  @Override
  public long count(GenerationId generation) {
    return ask(Call.COUNT, () -> index.count(generation));
  }

  @Override
  public Optional<Generation> live() {
    return ask(Call.LIVE, index::live);
  }

  @Override
  public void switchTo(GenerationId generation) {
    run(Call.SWITCH_TO, () -> index.switchTo(generation));
  }

  @Override
  public void drop(GenerationId generation) {
    run(Call.DROP, () -> index.drop(generation));
  }

  @Override
  public void close() {
    index.close();
  }

  private void run(Call call, Runnable work) {
    Optional<Fault> fault = arrive(call);
    failIf(call, When.BEFORE, fault);
    work.run();
    failIf(call, When.AFTER, fault);
  }

  private <V> V ask(Call call, Supplier<V> work) {
    Optional<Fault> fault = arrive(call);
    failIf(call, When.BEFORE, fault);
    V answer = work.get();
    failIf(call, When.AFTER, fault);
    return answer;
  }

  private synchronized Optional<Fault> arrive(Call call) {
    long count = calls(call) + 1;
    counts.put(call, count);
    return Optional.ofNullable(faults.get(call)).filter(fault -> fault.calls().test(count));
  }

  private static void failIf(Call call, When when, Optional<Fault> fault) {
    if (fault.isPresent() && fault.get().when() == when) {
      throw new ServiceException(fault.get().kind(), "a test made " + call + " fail");
    }
  }
}
