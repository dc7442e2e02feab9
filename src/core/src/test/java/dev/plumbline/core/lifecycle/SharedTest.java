package dev.plumbline.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.plumbline.core.lifecycle.Shared.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedTest {
  private static final class Model implements AutoCloseable {
    private boolean closed;

    @Override
    public void close() {
      assertThat(closed).isFalse();
      closed = true;
    }
  }

  private final Shared<String, Model> shared = new Shared<>();

  @Test
  void theLastUserClosesIt() {
    Lease<Model> first = shared.acquire("a", Model::new);
    Lease<Model> second = shared.acquire("a", Model::new);
    Model model = first.get();
    assertThat(second.get()).isSameAs(model);
    first.close();
    first.close();
    assertThat(model.closed).isFalse();
    assertThat(second.get()).isSameAs(model);
    second.close();
    assertThat(model.closed).isTrue();
    assertThat(shared.size()).isZero();
    assertThat(shared.acquire("a", Model::new).get()).isNotSameAs(model);
  }

  @Test
  void aClosedLeaseGivesNothing() {
    Lease<Model> closed = shared.acquire("a", Model::new);
    Lease<Model> open = shared.acquire("a", Model::new);
    closed.close();
    assertThatIllegalStateException().isThrownBy(closed::get).withMessageContaining("closed");
    assertThat(open.get().closed).isFalse();
  }

  @Test
  void keysAreApart() {
    Lease<Model> a = shared.acquire("a", Model::new);
    Lease<Model> b = shared.acquire("b", Model::new);
    assertThat(a.get()).isNotSameAs(b.get());
    Model kept = b.get();
    a.close();
    assertThat(kept.closed).isFalse();
  }

  @Test
  void aFailedMakingLeavesNothing() {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(
            () ->
                shared.acquire(
                    "a",
                    () -> {
                      throw new UnsupportedOperationException();
                    }));
    assertThat(shared.size()).isZero();
    assertThat(shared.acquire("a", Model::new).get().closed).isFalse();
  }

  @Test
  void usersWhoComeAtOnceShare() throws Exception {
    int users = 8;
    AtomicInteger made = new AtomicInteger();
    CyclicBarrier start = new CyclicBarrier(users);
    ExecutorService threads = Executors.newFixedThreadPool(users);
    try {
      List<Future<Lease<Model>>> leases = new ArrayList<>();
      for (int i = 0; i < users; i++) {
        Callable<Lease<Model>> user =
            () -> {
              start.await(1, TimeUnit.MINUTES);
              return shared.acquire(
                  "a",
                  () -> {
                    made.incrementAndGet();
                    return new Model();
                  });
            };
        leases.add(threads.submit(user));
      }
      List<Lease<Model>> held = new ArrayList<>();
      for (Future<Lease<Model>> lease : leases) {
        held.add(lease.get(1, TimeUnit.MINUTES));
      }
      assertThat(made).hasValue(1);
      held.forEach(Lease::close);
    } finally {
      threads.shutdownNow();
    }
    assertThat(shared.size()).isZero();
  }
}
