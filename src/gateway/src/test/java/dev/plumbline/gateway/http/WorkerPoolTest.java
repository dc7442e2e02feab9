package dev.plumbline.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.testkit.await.Await;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
  private static final Duration FOREVER = Duration.ofHours(1);

  private final List<Thread> threads = new ArrayList<>();
  private final Queue<String> done = new ConcurrentLinkedQueue<>();

  @Test
  void takesAsManyAsRunAndWaitAndDoesThemInTurn() {
    try (WorkerPool pool = pool(2, 3)) {
      Held first = new Held();
      Held second = new Held();
      assertThat(pool.offer(first)).isTrue();
      assertThat(pool.offer(second)).isTrue();
      for (String name : List.of("a", "b", "c")) {
        assertThat(pool.isFull()).isFalse();
        assertThat(pool.offer(() -> done.add(name))).isTrue();
      }
      assertThat(pool.isFull()).isTrue();
      assertThat(pool.offer(() -> done.add("too many"))).isFalse();
      assertThat(pool.running()).isEqualTo(2);
      assertThat(pool.waiting()).isEqualTo(3);

      second.end();
      Await.until("what waits is done", () -> done.size() == 3);
      assertThat(done).containsExactly("a", "b", "c");
      assertThat(pool.isFull()).isFalse();
      first.end();
      Await.until("all rest", () -> pool.running() == 0);
    }
  }

  @Test
  void theThreadThatWorkedLastWorksNext() {
    try (WorkerPool pool = pool(3, 0)) {
      List<Held> tasks = List.of(new Held(), new Held(), new Held());
      tasks.forEach(task -> assertThat(pool.offer(task)).isTrue());
      for (int last : new int[] {1, 0, 2}) {
        tasks.get(last).end();
        Await.until("it rests", () -> pool.running() < 3);
        Held next = new Held();
        assertThat(pool.offer(next)).isTrue();
        next.end();
        Await.until("it rests again", () -> pool.running() < 3);
        assertThat(next.thread()).isEqualTo(tasks.get(last).thread());
        assertThat(pool.offer(tasks.get(last).again())).isTrue();
      }
      tasks.forEach(Held::end);
    }
  }

  @Test
  void afterTheCloseItDoesWhatItHasAndNoMore() throws InterruptedException {
    WorkerPool pool = pool(1, 1);
    Held running = new Held();
    assertThat(pool.offer(running)).isTrue();
    assertThat(pool.offer(() -> done.add("waited"))).isTrue();

    pool.close();
    assertThat(pool.isFull()).isTrue();
    assertThat(pool.offer(() -> done.add("after"))).isFalse();
    running.end();
    assertThatAllEnd();
    assertThat(done).containsExactly("waited");
  }

  @Test
  void theCloseEndsThreadsThatRest() throws InterruptedException {
    WorkerPool pool = pool(2, 0);
    assertThat(pool.offer(() -> done.add("before"))).isTrue();
    Await.until("the thread rests", () -> done.size() == 1 && pool.running() == 0);
    pool.close();
    assertThatAllEnd();
  }

  @Test
  void theThreadThatWorkedLastWatchesForTheNextTaskAndNoOther() {
    try (WorkerPool pool = pool(3, 0, FOREVER)) {
      List<Held> tasks = List.of(new Held(), new Held(), new Held());
      tasks.forEach(task -> assertThat(pool.offer(task)).isTrue());
      for (int last : new int[] {1, 0, 2}) {
        tasks.get(last).end();
        Thread watching = tasks.get(last).thread();
        Await.until(
            "it alone is idle and awake", () -> awakeAndIdle(pool).equals(List.of(watching)));
      }
      Held next = new Held();
      assertThat(pool.offer(next)).isTrue();
      assertThat(next.thread()).isEqualTo(tasks.get(2).thread());
      next.end();
    }
  }

  /** With {@link Held} tasks: what runs waits to be ended, so who is awake has nothing to do. */
  private List<Thread> awakeAndIdle(WorkerPool pool) {
    return pool.running() == 3
        ? List.of()
        : threads.stream().filter(thread -> thread.getState() == Thread.State.RUNNABLE).toList();
  }

  @Test
  void whoHasWatchedLongEnoughSleepsAndStillTakesTheNextTask() {
    try (WorkerPool pool = pool(1, 0, Duration.ofNanos(1))) {
      for (String name : List.of("a", "b")) {
        assertThat(pool.offer(() -> done.add(name))).isTrue();
        Await.until(
            "it sleeps",
            () -> done.contains(name) && threads.get(0).getState() == Thread.State.WAITING);
      }
      assertThat(threads).hasSize(1);
    }
  }

  @Test
  void theCloseEndsTheThreadThatWatches() throws InterruptedException {
    WorkerPool pool = pool(2, 0, FOREVER);
    assertThat(pool.offer(() -> done.add("before"))).isTrue();
    Await.until("the thread watches", () -> done.size() == 1 && pool.running() == 0);
    pool.close();
    assertThatAllEnd();
  }

  @Test
  void everyTaskIsDoneOnceHoweverItMeetsTheWatch() {
    try (WorkerPool pool = pool(2, 100, Duration.of(20, ChronoUnit.MICROS))) {
      List<String> names = IntStream.range(0, 2_000).mapToObj(Integer::toString).toList();
      for (String name : names) {
        Await.until("there is room", () -> pool.offer(() -> done.add(name)));
        if (name.endsWith("7")) {
          Await.until("all is done", () -> pool.running() == 0);
        }
      }
      Await.until("all is done", () -> done.size() == names.size());
      assertThat(done).containsExactlyInAnyOrderElementsOf(names);
    }
  }

  @Test
  void anInterruptedTaskLeavesTheNextAlone() {
    try (WorkerPool pool = pool(1, 2)) {
      assertThat(pool.offer(() -> Thread.currentThread().interrupt())).isTrue();
      assertThat(
              pool.offer(() -> done.add("interrupted: " + Thread.currentThread().isInterrupted())))
          .isTrue();
      Await.until("both are done", () -> done.size() == 1);
      assertThat(done).containsExactly("interrupted: false");
    }
  }

  @Test
  void needsAThread() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pool(0, 1))
        .withMessage("threads: 0 (expected: >= 1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pool(1, -1))
        .withMessage("room: -1 (expected: >= 0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pool(1, 1, Duration.ofNanos(-1)))
        .withMessage("spin: PT-0.000000001S (expected: >= 0)");
  }

  private void assertThatAllEnd() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(30));
      assertThat(thread.isAlive()).isFalse();
    }
  }

  private WorkerPool pool(int size, int room) {
    return pool(size, room, Duration.ZERO);
  }

  private WorkerPool pool(int size, int room, Duration spin) {
    return new WorkerPool(
        size,
        room,
        spin,
        task -> {
          Thread thread = new Thread(task);
          thread.setDaemon(true);
          threads.add(thread);
          return thread;
        });
  }

  /** A task that runs until it is ended. */
  private static final class Held implements Runnable {
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile CountDownLatch end = new CountDownLatch(1);
    private volatile Thread thread = Thread.currentThread();

    @Override
    public void run() {
      thread = Thread.currentThread();
      begun.countDown();
      await(end);
    }

    Thread thread() {
      await(begun);
      return thread;
    }

    void end() {
      await(begun);
      end.countDown();
    }

    /** Itself, to run once more. */
    Held again() {
      end = new CountDownLatch(1);
      return this;
    }

    private static void await(CountDownLatch latch) {
      try {
        if (!latch.await(30, TimeUnit.SECONDS)) {
          throw new AssertionError("waited too long");
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
