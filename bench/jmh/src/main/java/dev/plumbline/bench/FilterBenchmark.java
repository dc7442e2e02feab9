package dev.plumbline.bench;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.FilterEvaluator;
import dev.plumbline.core.index.FilterParser;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A filter's reading, once a query, and its meaning, once an item where no index answers it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FilterBenchmark {
  private static final String TEXT =
      "modality == \"image\" and (camera in [\"north\", \"south\"] or price < 12.5)"
          + " and not source startswith \"test\" and event_time >= \"2024-01-01T00:00:00Z\"";

  private final Filter filter = FilterParser.parse(TEXT);
  private final Item item =
      new Item(
          new ItemId("default", "1"),
          Modality.IMAGE,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Attributes.of(
              Map.of(
                  "camera", new AttributeValue.Text("west"),
                  "price", new AttributeValue.Numeric(10))),
          Instant.ofEpochMilli(1_750_000_000_000L),
          "shop");

  /** From text to tree. */
  @Benchmark
  public Filter parse() {
    return FilterParser.parse(TEXT);
  }

  /** Whether one item passes. */
  @Benchmark
  public boolean match() {
    return FilterEvaluator.matches(filter, item);
  }
}
