package dev.plumbline.app.bench.query;

import dev.plumbline.app.bench.BenchProgress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Searches over HTTP beside the encoder and the index alone, at the same load; then more than the
 * gateway can do.
 *
 * <p>The ways take turns at each load, so that what else the machine does meets them all.
 */
final class QueryBenchmark {
  private static final int TURNS = 3;
  private static final double OVERLOAD = 2;
  private static final int WARM_UP_ROUNDS = 8;

  /** The share of the processor time that compiling takes once all is warm. */
  private static final double WARM = 0.03;

  /**
   * Connections for each request a second: enough that none waits, for a request that is turned
   * away is held for a tenth of a second; more would take time from what is measured.
   */
  private static final double CONNECTIONS_PER_RATE = 0.15;

  private static final int SPARE_CONNECTIONS = 32;

  private final Supplier<Target> bare;
  private final Supplier<Target> inProcess;
  private final Supplier<Target> http;
  private final OpenTargets open;
  private final Duration time;
  private final BenchProgress progress;

  /**
   * @param bare the words' encoding and the index's search
   * @param inProcess the same as core does it, captions and all
   * @param http the same through the gateway
   * @param open the last, for many who heed no answer
   * @param time that each load lasts
   */
  QueryBenchmark(
      Supplier<Target> bare,
      Supplier<Target> inProcess,
      Supplier<Target> http,
      OpenTargets open,
      Duration time,
      BenchProgress progress) {
    this.bare = bare;
    this.inProcess = inProcess;
    this.http = http;
    this.open = open;
    this.time = time;
    this.progress = progress;
  }

  /** Makes what is put under a load that heeds no answer. */
  @FunctionalInterface
  interface OpenTargets {
    OpenTarget to(int connections) throws IOException;
  }

  /** All ways under one load. */
  record Step(int clients, Load bare, Load inProcess, Load http) {}

  /**
   * All that was measured.
   *
   * @param steps from the fewest clients to the most
   * @param rate requests a second under overload
   * @param overload what they met
   */
  record Result(List<Step> steps, double rate, Load overload) {
    /** The most answers a second that any closed load had. */
    double peak() {
      return steps.stream().mapToDouble(step -> step.http().goodput()).max().orElse(0);
    }

    /** The load of the fewest clients. */
    Step unloaded() {
      return steps.get(0);
    }
  }

  /** Warms up and measures. */
  Result run(List<Integer> clients) throws IOException, InterruptedException {
    progress.step("warming up");
    warmUp(clients.get(clients.size() - 1));
    List<Step> steps = new ArrayList<>();
    for (int count : clients) {
      progress.step(count + (count == 1 ? " client" : " clients"));
      steps.add(step(count));
    }
    double rate = OVERLOAD * new Result(steps, 0, new Load()).peak();
    progress.step("%.0f requests a second, twice what it can do".formatted(rate));
    int connections = SPARE_CONNECTIONS + (int) (rate * CONNECTIONS_PER_RATE);
    overload(rate, connections, time.dividedBy(2)); // other branches than under the last load
    return new Result(steps, rate, overload(rate, connections, time));
  }

  private Load overload(double rate, int connections, Duration lasts)
      throws IOException, InterruptedException {
    Load load = new Load();
    try (OpenTarget target = open.to(connections)) {
      new OpenLoop(rate).run(target, lasts, load);
    }
    return load;
  }

  /**
   * Until next to nothing is compiled any more. What runs once a request is compiled for good after
   * some five thousand of them; until then it is slow and the compiler takes processors, both at
   * the expense of HTTP, which has the most code.
   */
  private void warmUp(int count) throws InterruptedException {
    ClosedLoop loop = new ClosedLoop(count);
    loop.run(bare, time.dividedBy(2), new Load());
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      Load load = new Load();
      loop.run(http, time, load);
      if (load.compilerShare() < WARM) {
        return;
      }
    }
  }

  private Step step(int count) throws InterruptedException {
    Load alone = new Load();
    Load whole = new Load();
    Load served = new Load();
    ClosedLoop loop = new ClosedLoop(count);
    turn(loop, new Load(), new Load(), new Load()); // other branches than under the last load
    for (int turn = 0; turn < TURNS; turn++) {
      turn(loop, alone, whole, served);
    }
    return new Step(count, alone, whole, served);
  }

  private void turn(ClosedLoop loop, Load alone, Load whole, Load served)
      throws InterruptedException {
    loop.run(bare, time.dividedBy(TURNS), alone);
    loop.run(inProcess, time.dividedBy(TURNS), whole);
    loop.run(http, time.dividedBy(TURNS), served);
  }
}
