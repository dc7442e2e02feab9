package dev.plumbline.index.milvus;

import io.milvus.shaded.io.grpc.Status;
import io.milvus.shaded.io.grpc.StatusRuntimeException;
import io.milvus.v2.client.ConnectConfig;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.client.RetryConfig;
import io.milvus.v2.exception.MilvusClientException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One client, shared by all threads, and a new one in its place when it may be broken. Thread-safe.
 *
 * <p>A client's channel waits longer and longer, up to two minutes, before it tries again to reach
 * a server that was away. So the next call after a failure of the connection makes a new client,
 * which tries at once; the old one is closed when its last call has ended.
 */
final class MilvusConnection implements AutoCloseable {
  /** Milvus's servers drop a client that pings more often than this. */
  private static final long KEEP_ALIVE_MILLIS = TimeUnit.MINUTES.toMillis(10);

  private static final long CLOSE_SECONDS = 1;

  private final MilvusIndexConfig config;

  /** Held while connecting, so that one thread does it and the others wait. */
  private final ReentrantLock connecting = new ReentrantLock();

  /** Guarded by this. */
  private @Nullable Shared current;

  /** Guarded by this. */
  private boolean closed;

  MilvusConnection(MilvusIndexConfig config) {
    this.config = config;
  }

  /**
   * Takes the client, connecting first if there is none. Runs within a gRPC context that carries
   * the deadline.
   *
   * @throws RuntimeException of the client's, if the server cannot be reached
   * @throws IllegalStateException after {@link #close}
   * @throws InterruptedException if the thread is interrupted while another one connects
   */
  Lease acquire(Deadline deadline) throws InterruptedException {
    Lease lease = lease();
    if (lease != null) {
      return lease;
    }
    if (!connecting.tryLock(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
      throw Status.DEADLINE_EXCEEDED
          .withDescription("another thread has not connected to " + config.uri() + " yet")
          .asRuntimeException();
    }
    try {
      lease = lease();
      return lease != null ? lease : install(connect(deadline));
    } finally {
      connecting.unlock();
    }
  }

  private MilvusClientV2 connect(Deadline deadline) {
    ConnectConfig.ConnectConfigBuilder builder =
        ConnectConfig.builder()
            .uri(config.uri())
            .connectTimeoutMs(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline.remainingNanos())))
            .keepAliveTimeMs(KEEP_ALIVE_MILLIS)
            .keepAliveWithoutCalls(false);
    if (!config.token().isEmpty()) {
      builder.token(config.token());
    }
    if (!config.certificates().isEmpty()) {
      // With a certificate of its own, the client does not take the name from the address.
      builder.serverPemPath(config.certificates()).serverName(URI.create(config.uri()).getHost());
    }
    if (!config.database().isEmpty()) {
      builder.dbName(config.database());
    }
    MilvusClientV2 client;
    try {
      client = new MilvusClientV2(builder.build());
    } catch (IllegalArgumentException | MilvusClientException | StatusRuntimeException e) {
      throw e;
    } catch (RuntimeException e) { // the client's way to say that the server starts
      throw Status.UNAVAILABLE.withDescription(e.getMessage()).withCause(e).asRuntimeException();
    }
    client.retryConfig(RetryConfig.builder().maxRetryTimes(1).build());
    return client;
  }

  private synchronized @Nullable Lease lease() {
    if (closed) {
      throw new IllegalStateException("the index is closed");
    }
    return current == null ? null : new Lease(current);
  }

  private synchronized Lease install(MilvusClientV2 client) {
    if (closed) {
      close(client);
      throw new IllegalStateException("the index is closed");
    }
    current = new Shared(client);
    return new Lease(current);
  }

  /** Calls under way fail, later ones are an {@link IllegalStateException}. */
  @Override
  public synchronized void close() {
    closed = true;
    if (current != null) {
      close(current.client);
      current = null;
    }
  }

  private static void close(MilvusClientV2 client) {
    try {
      client.close(CLOSE_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A client and how many calls use it; guarded by the connection. */
  private static final class Shared {
    private final MilvusClientV2 client;
    private int users;

    private Shared(MilvusClientV2 client) {
      this.client = client;
    }
  }

  /** The right to use the client for one call. Not thread-safe. */
  final class Lease implements AutoCloseable {
    private final Shared shared;

    private Lease(Shared shared) {
      this.shared = shared;
      shared.users++;
    }

    MilvusClientV2 client() {
      return shared.client;
    }

    /** Lets later calls use a new client. */
    void suspect() {
      synchronized (MilvusConnection.this) {
        if (current == shared) {
          current = null;
        }
      }
    }

    @Override
    public void close() {
      synchronized (MilvusConnection.this) {
        shared.users--;
        if (shared.users == 0 && current != shared) {
          MilvusConnection.close(shared.client);
        }
      }
    }
  }
}
