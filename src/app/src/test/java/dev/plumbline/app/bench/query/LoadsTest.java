package dev.plumbline.app.bench.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class LoadsTest {
  private static void pause(long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  /** Answers on the receiving thread, one after the other. */
  private static final class OneByOne implements OpenTarget {
    private final BlockingQueue<Optional<Runnable>> sent = new LinkedBlockingQueue<>();
    private final LongFunction<Outcome> answer;

    OneByOne(LongFunction<Outcome> answer) {
      this.answer = answer;
    }

    @Override
    public void send(long number, Consumer<Outcome> done) {
      sent.add(Optional.of(() -> done.accept(answer.apply(number))));
    }

    @Override
    public void finish() {
      sent.add(Optional.empty());
    }

    @Override
    public void receive() {
      try {
        for (Optional<Runnable> next = sent.take(); next.isPresent(); next = sent.take()) {
          next.get().run();
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() {}
  }

  /** The first request holds up all; those behind it were due all the while. */
  @Test
  void anOpenLoopCountsFromWhenARequestWasDue() throws Exception {
    Load load = new Load();
    OpenTarget slowAtFirst =
        new OneByOne(
            number -> {
              if (number == 0) {
                pause(400);
              }
              return Outcome.ANSWERED;
            });

    new OpenLoop(100).run(slowAtFirst, Duration.ofMillis(200), load);

    assertThat(load.answered()).isEqualTo(20);
    assertThat(load.millis(0)).as("due at 190 ms, done after 400 ms").isGreaterThan(200);
  }

  @Test
  void anOpenLoopKeepsToItsRate() throws Exception {
    Load load = new Load();
    AtomicLong begun = new AtomicLong();
    long begin = System.nanoTime();

    new OpenLoop(200)
        .run(
            new OneByOne(
                number -> {
                  begun.incrementAndGet();
                  assertThat(System.nanoTime() - begin)
                      .as("not before it is due")
                      .isGreaterThanOrEqualTo(number * TimeUnit.MILLISECONDS.toNanos(5));
                  return number % 2 == 0 ? Outcome.ANSWERED : Outcome.SHED;
                }),
            Duration.ofMillis(100),
            load);

    assertThat(begun).hasValue(20);
    assertThat(load.answered()).isEqualTo(10);
    assertThat(load.shed()).isEqualTo(10);
  }

  @Test
  void aClosedLoopCountsFailuresApart() throws Exception {
    Load load = new Load();
    AtomicLong asked = new AtomicLong();

    new ClosedLoop(3)
        .run(
            () ->
                number -> {
                  asked.incrementAndGet();
                  pause(1);
                  if (number % 4 == 0) {
                    throw new IOException("refused");
                  }
                  return Outcome.ANSWERED;
                },
            Duration.ofMillis(50),
            load);

    assertThat(load.failed()).isPositive();
    assertThat(load.answered() + load.failed()).isEqualTo(asked.get());
    assertThat(load.millis(0)).isGreaterThanOrEqualTo(0.99);
    assertThat(load.goodput()).isBetween(1.0, load.answered() / 0.05);
  }
}
