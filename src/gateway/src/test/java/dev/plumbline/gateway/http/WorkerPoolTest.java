package dev.plumbline.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.testkit.await.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
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
  }

  private void assertThatAllEnd() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(30));
      assertThat(thread.isAlive()).isFalse();
    }
  }

  private WorkerPool pool(int size, int room) {
    return new WorkerPool(
        size,
        room,
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
