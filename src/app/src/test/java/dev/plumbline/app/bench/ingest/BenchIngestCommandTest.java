package dev.plumbline.app.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.app.CommandRun;
import dev.plumbline.app.local.FreePorts;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchIngestCommandTest {
  @Test
  void measuresTheWholeWayAndItsParts() throws Exception {
    CommandRun run =
        CommandRun.of(
            List.of(
                "bench",
                "ingest",
                "--scenes",
                "20",
                "--warm-up",
                "1",
                "--json",
                "--set",
                "local.portBase=" + FreePorts.base()));

    run.succeeded();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.at("/machine/processors").asInt()).isPositive();
    assertThat(json.at("/encoder/items").asInt()).isEqualTo(120);
    assertThat(json.at("/pipelineFromFirstToLast/items").asInt()).isEqualTo(120);
    assertThat(json.at("/pipeline/items").asInt()).isBetween(1, 120);
    assertThat(json.at("/busyNanos/models").asLong()).isPositive();
    assertThat(json.at("/busyNanos/broker").asLong()).isPositive();
    assertThat(json.at("/indexBusyNanos/benchmark").asLong()).isPositive();
    assertThat(json.at("/indexJobBusyNanos/rows").asLong()).isPositive();
    assertThat(json.at("/index/items").asInt()).isEqualTo(IndexTurns.TURNS * 104 * 6);
    assertThat(json.at("/indexJob/itemsPerSecond").asDouble()).isPositive();
    assertThat(json.at("/freshness/pictures").asInt()).isEqualTo(20);
    assertThat(json.at("/freshness/p50Ms").asDouble())
        .isPositive()
        .isLessThanOrEqualTo(json.at("/freshness/p99Ms").asDouble());
    assertThat(json.at("/memory/allocatedBytesPerEvent").asLong()).isPositive();
    assertThat(json.get("goals")).hasSize(3);
  }

  @Test
  void refusesWhatCannotBeMeasured() {
    for (String wrong : List.of("--scenes=19", "--scenes=2001", "--warm-up=-1")) {
      assertThat(CommandRun.of(List.of("bench", "ingest", wrong)).code()).as(wrong).isEqualTo(2);
    }
  }
}
