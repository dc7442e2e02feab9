package dev.plumbline.core.lifecycle;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Things that are costly to make, one a key, shared by their users and closed when the last user
 * leaves. Thread-safe.
 *
 * <p>One lock guards the map and also the making and the closing, so that two users who come at
 * once do not both load a model, and nothing is opened anew while it is being closed; a second
 * thing waits for the first, which happens only at a job's start.
 *
 * @param <K> what tells two things apart
 * @param <V> the things
 */
public final class Shared<K, V extends AutoCloseable> {
  private final Map<K, Entry<V>> entries = new HashMap<>();

  /**
   * Takes a share, making the thing if nobody has it.
   *
   * <p>If the making fails, nothing is kept and the next user tries again.
   */
  public synchronized Lease<V> acquire(K key, Supplier<V> maker) {
    Entry<V> entry = entries.get(key);
    if (entry == null) {
      entry = new Entry<>(maker.get());
      entries.put(key, entry);
    }
    entry.users++;
    return new Lease<>(entry.value, () -> release(key));
  }

  /** Things that somebody uses. */
  public synchronized int size() {
    return entries.size();
  }

  private synchronized void release(K key) {
    Entry<V> entry = entries.get(key);
    if (entry == null) {
      throw new IllegalStateException(key + " is not held");
    }
    entry.users--;
    if (entry.users == 0) {
      entries.remove(key);
      close(entry.value);
    }
  }

  private static void close(AutoCloseable value) {
    try {
      value.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("cannot close " + value, e);
    }
  }

  private static final class Entry<V> {
    private final V value;
    private int users;

    private Entry(V value) {
      this.value = value;
    }
  }

  /** One user's share; closing it twice is closing it once. */
  public static final class Lease<V> implements AutoCloseable {
    private final V value;
    private final Runnable release;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Lease(V value, Runnable release) {
      this.value = value;
      this.release = release;
    }

    /**
     * The thing itself.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public V get() {
      if (closed.get()) {
        throw new IllegalStateException(value + " is closed (expected: a lease still held)");
      }
      return value;
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        release.run();
      }
    }
  }
}
