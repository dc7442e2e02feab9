package dev.plumbline.gateway.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Threads for tasks, and a bounded line of tasks that wait for one. Thread-safe.
 *
 * <p>Tasks run in the order in which they came. Of idle threads the one that worked last gets the
 * next task: under light load the same thread does all the work, on the same processor, whose
 * caches still hold what the task before it used. (The executors of the JDK with a queue give it to
 * the thread that has been idle longest.)
 *
 * <p>That one may also watch for its next task for a moment before it sleeps, at the cost of the
 * processor that it watches on: then the task need not wake it up, and the processor has not gone
 * to sleep either, which on virtual machines takes longest.
 */
final class WorkerPool implements AutoCloseable {
  private final int threads;
  private final int room;
  private final long spinNanos;
  private final ThreadFactory factory;

  /** Guards all below, and what each worker was handed. */
  private final ReentrantLock lock = new ReentrantLock();

  /** The one that worked last comes first. */
  private final Deque<Worker> idle = new ArrayDeque<>();

  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int started;
  private boolean closed;

  /**
   * @param threads how many tasks run at a time, 1 or more
   * @param room how many may wait, 0 or more
   * @param spin how long a worker watches for the next task before it sleeps, 0 or more
   */
  WorkerPool(int threads, int room, Duration spin, ThreadFactory factory) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + " (expected: >= 1)");
    }
    if (room < 0) {
      throw new IllegalArgumentException("room: " + room + " (expected: >= 0)");
    }
    if (spin.isNegative()) {
      throw new IllegalArgumentException("spin: " + spin + " (expected: >= 0)");
    }
    this.threads = threads;
    this.room = room;
    this.spinNanos = spin.toNanos();
    this.factory = factory;
  }

  /**
   * Runs a task when its turn comes. It must not throw.
   *
   * @return whether it was taken on; false if too many wait, or after the close
   */
  boolean offer(Runnable task) {
    lock.lock();
    try {
      if (isFullUnderLock()) {
        return false;
      }
      Worker free = idle.pollFirst();
      if (free != null) {
        free.handed = Optional.of(task);
        free.ready.signal();
      } else if (started < threads) {
        started++;
        factory.newThread(new Worker(task)).start();
      } else {
        waiting.addLast(task);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Whether a task that came now would not be taken on. */
  boolean isFull() {
    lock.lock();
    try {
      return isFullUnderLock();
    } finally {
      lock.unlock();
    }
  }

  private boolean isFullUnderLock() {
    return closed || (idle.isEmpty() && started == threads && waiting.size() == room);
  }

  /** How many tasks run. */
  int running() {
    lock.lock();
    try {
      return started - idle.size();
    } finally {
      lock.unlock();
    }
  }

  /** How many tasks wait. */
  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more tasks. What runs comes to its end, and what waits is still done. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      idle.forEach(Worker::end);
    } finally {
      lock.unlock();
    }
  }

  private final class Worker implements Runnable {
    private final Condition ready = lock.newCondition();

    /** Written under the lock while this one is idle, read without it by the one that watches. */
    private volatile Optional<Runnable> handed;

    /** Whether this one watches for its next task, rather than to sleep. Written under the lock. */
    private volatile boolean watches;

    Worker(Runnable first) {
      this.handed = Optional.of(first);
    }

    @Override
    public void run() {
      for (Optional<Runnable> task = next(); task.isPresent(); task = next()) {
        task.get().run();
        // A task that was interrupted is over; the next one has not been.
        Thread.interrupted();
      }
    }

    /** The next task; none after the close. */
    private Optional<Runnable> next() {
      if (handed.isEmpty() && rest()) {
        watch();
      }
      if (handed.isEmpty()) {
        sleep();
      }
      Optional<Runnable> task = handed;
      handed = Optional.empty();
      return task;
    }

    private void end() {
      watches = false;
      ready.signal();
    }

    /** Takes what waits, or else joins those who are idle, and tells whether to watch. */
    private boolean rest() {
      lock.lock();
      try {
        handed = Optional.ofNullable(waiting.pollFirst());
        if (handed.isPresent() || closed) {
          return false;
        }
        // One that watches is enough: it gets the next task.
        Worker last = idle.peekFirst();
        if (last != null) {
          last.watches = false;
        }
        watches = spinNanos > 0;
        idle.addFirst(this);
        return watches;
      } finally {
        lock.unlock();
      }
    }

    /** Until a task is there, or it is another one's turn to watch, or the time is over. */
    private void watch() {
      long end = System.nanoTime() + spinNanos;
      while (watches && handed.isEmpty() && System.nanoTime() - end < 0) {
        Thread.onSpinWait();
      }
    }

    /** Until a task is there, or the pool is closed. */
    private void sleep() {
      lock.lock();
      try {
        while (handed.isEmpty() && !closed) {
          ready.awaitUninterruptibly();
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
