package dev.plumbline.app.bench.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.app.CommandRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchIndexCommandTest {
  @Test
  void measuresEachSize() throws Exception {
    CommandRun run =
        CommandRun.of(
            List.of(
                "bench", "index", "--sizes=2000,500", "--dimension=16", "--searches=50", "--json"));

    run.succeeded();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.at("/machine/processors").asInt()).isPositive();
    assertThat(json.get("sizes")).hasSize(2);
    assertThat(json.at("/sizes/0/items").asInt()).isEqualTo(500);
    JsonNode larger = json.at("/sizes/1");
    assertThat(larger.get("items").asInt()).isEqualTo(2000);
    assertThat(larger.get("writtenPerSecond").asDouble()).isPositive();
    assertThat(larger.get("bytesOnDisk").asLong()).isGreaterThan(2000 * 16 * Float.BYTES);
    assertThat(larger.get("searchP50Ms").asDouble())
        .isPositive()
        .isLessThanOrEqualTo(larger.get("searchP99Ms").asDouble());
    assertThat(larger.get("recallAt10").asDouble()).isGreaterThan(0.9);
    assertThat(larger.get("heapBytes").asLong()).isPositive();
  }

  @Test
  void refusesWhatCannotBeMeasured() {
    for (String wrong : List.of("--sizes=99", "--dimension=1", "--searches=0")) {
      assertThat(CommandRun.of(List.of("bench", "index", wrong)).code()).as(wrong).isEqualTo(2);
    }
  }
}
