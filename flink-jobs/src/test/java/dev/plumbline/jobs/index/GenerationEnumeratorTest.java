package dev.plumbline.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.model.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.util.FlinkRuntimeException;
import org.junit.jupiter.api.Test;

class GenerationEnumeratorTest {
  private static final Map<Integer, Long> ENDS = new TreeMap<>(Map.of(0, 5L, 1, 0L));

  private final FakeContext context = new FakeContext(2);
  private final FakePlanner planner = new FakePlanner();

  @Test
  void eachGenerationIsReadFromTheBeginningOfEachPartition() {
    GenerationEnumerator enumerator = start(PlanState.empty());
    context.register(enumerator, 0);
    context.register(enumerator, 1);
    planner.plan = new GenerationPlanner.Plan(Set.of(1L), ENDS);

    context.tick();
    context.tick();

    assertThat(context.assigned(0)).containsExactly(new GenerationSplit(1, 0, 2, 0, 5, false));
    assertThat(context.assigned(1)).containsExactly(new GenerationSplit(1, 1, 2, 0, 0, false));
  }

  @Test
  void splitsWaitForTheirReader() throws Exception {
    GenerationEnumerator enumerator = start(PlanState.empty());
    context.register(enumerator, 0);
    planner.plan = new GenerationPlanner.Plan(Set.of(1L), ENDS);
    context.tick();
    assertThat(context.assigned(1)).isEmpty();
    assertThat(enumerator.snapshotState(1).unassigned()).hasSize(1);

    context.register(enumerator, 1);

    assertThat(context.assigned(1)).hasSize(1);
    assertThat(enumerator.snapshotState(2).unassigned()).isEmpty();
  }

  @Test
  void aDroppedGenerationIsReadNoLonger() {
    GenerationEnumerator enumerator = start(PlanState.empty());
    context.register(enumerator, 0);
    context.register(enumerator, 1);
    planner.plan = new GenerationPlanner.Plan(Set.of(1L, 2L), ENDS);
    context.tick();
    planner.plan = new GenerationPlanner.Plan(Set.of(2L), ENDS);
    context.tick();

    assertThat(context.events(0)).last().isEqualTo(new ReadGenerations(Set.of(2L)));
    GenerationSplit late = new GenerationSplit(1, 0, 2, 3, 5, false);
    int before = context.assigned(0).size();
    enumerator.addSplitsBack(List.of(late), 0);
    assertThat(context.assigned(0)).hasSize(before);
  }

  @Test
  void aSplitThatComesBackIsGivenOutWhereItStood() {
    GenerationEnumerator enumerator = start(PlanState.empty());
    context.register(enumerator, 0);
    planner.plan = new GenerationPlanner.Plan(Set.of(1L), ENDS);
    context.tick();
    GenerationSplit back = new GenerationSplit(1, 0, 2, 4, 5, false);

    enumerator.addSplitsBack(List.of(back), 0);

    assertThat(context.assigned(0)).last().isEqualTo(back);
  }

  @Test
  void whatWasPlannedBeforeARestoreIsNotPlannedAgain() throws Exception {
    GenerationEnumerator enumerator = start(PlanState.empty());
    context.register(enumerator, 0);
    context.register(enumerator, 1);
    planner.plan = new GenerationPlanner.Plan(Set.of(1L), ENDS);
    context.tick();
    PlanStateSerializer serializer = new PlanStateSerializer();
    PlanState state = serializer.deserialize(1, serializer.serialize(enumerator.snapshotState(1)));

    FakeContext later = new FakeContext(2);
    GenerationEnumerator restored =
        new GenerationEnumerator(later, planner, Duration.ofSeconds(1), state);
    restored.start();
    later.register(restored, 0);
    later.register(restored, 1);
    later.tick();

    assertThat(later.assigned(0)).isEmpty();
    assertThat(later.assigned(1)).isEmpty();
  }

  @Test
  void aServerThatIsAwayForAWhileIsWaitedFor() {
    GenerationEnumerator enumerator = start(PlanState.empty());
    context.register(enumerator, 0);
    planner.failure = new ServiceException(ServiceException.Kind.TRANSIENT, "away");
    context.tick();
    planner.failure = null;
    planner.plan = new GenerationPlanner.Plan(Set.of(1L), ENDS);
    context.tick();

    assertThat(context.assigned(0)).hasSize(1);
  }

  @Test
  void aLastingFailureFailsTheJob() {
    start(PlanState.empty());
    planner.failure = new ServiceException(ServiceException.Kind.PERMANENT, "no access");

    assertThatThrownBy(context::tick)
        .isInstanceOf(FlinkRuntimeException.class)
        .hasRootCauseMessage("no access");
  }

  private GenerationEnumerator start(PlanState state) {
    GenerationEnumerator enumerator =
        new GenerationEnumerator(context, planner, Duration.ofSeconds(1), state);
    enumerator.start();
    return enumerator;
  }

  private static final class FakePlanner implements GenerationPlanner {
    private Plan plan = new Plan(Set.of(), ENDS);
    private ServiceException failure;

    @Override
    public Plan plan() {
      if (failure != null) {
        throw failure;
      }
      return plan;
    }

    @Override
    public void close() {}
  }
}
