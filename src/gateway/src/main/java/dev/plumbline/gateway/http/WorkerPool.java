package dev.plumbline.gateway.http;

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
 */
final class WorkerPool implements AutoCloseable {
  private final int threads;
  private final int room;
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
   */
  WorkerPool(int threads, int room, ThreadFactory factory) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + " (expected: >= 1)");
    }
    if (room < 0) {
      throw new IllegalArgumentException("room: " + room + " (expected: >= 0)");
    }
    this.threads = threads;
    this.room = room;
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
      idle.forEach(worker -> worker.ready.signal());
    } finally {
      lock.unlock();
    }
  }

  private final class Worker implements Runnable {
    private final Condition ready = lock.newCondition();
    private Optional<Runnable> handed;

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
      lock.lock();
      try {
        if (handed.isEmpty()) {
          handed = Optional.ofNullable(waiting.pollFirst());
        }
        if (handed.isEmpty() && !closed) {
          idle.addFirst(this);
        }
        while (handed.isEmpty() && !closed) {
          ready.awaitUninterruptibly();
        }
        Optional<Runnable> task = handed;
        handed = Optional.empty();
        return task;
      } finally {
        lock.unlock();
      }
    }
  }
}
