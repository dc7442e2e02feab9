package dev.plumbline.app.bench.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.app.CommandRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchQueryCommandTest {
  @Test
  void measuresAndSaysOnWhat() throws Exception {
    CommandRun run =
        CommandRun.of(
            List.of(
                "bench",
                "query",
                "--scenes",
                "100",
                "--seconds",
                "1",
                "--clients",
                "2,1",
                "--json"));

    run.succeeded();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.at("/machine/processors").asInt()).isPositive();
    assertThat(json.get("searched").asText()).contains("600 pictures and captions");
    assertThat(json.get("closed")).hasSize(2);
    for (JsonNode step : json.get("closed")) {
      for (String way : new String[] {"encodeAndSearch", "inProcess", "http"}) {
        assertThat(step.at("/" + way + "/answered").asLong()).isPositive();
        assertThat(step.at("/" + way + "/failed").asLong()).isZero();
        assertThat(step.at("/" + way + "/p50Ms").asDouble())
            .isPositive()
            .isLessThanOrEqualTo(step.at("/" + way + "/p999Ms").asDouble());
        assertThat(step.at("/" + way + "/processorsBusy").asDouble()).isPositive();
        assertThat(step.at("/" + way + "/clientsShare").asDouble()).isBetween(0.0, 1.0);
      }
    }
    assertThat(json.at("/closed/0/clients").asInt()).isEqualTo(1);
    assertThat(json.at("/open/http/turnedAway").asLong()).isPositive();
    assertThat(json.at("/open/http/failed").asLong()).isZero();
    assertThat(json.get("goals")).hasSize(3);
  }

  @Test
  void refusesWhatCannotBeMeasured() {
    for (String wrong : List.of("--scenes=5", "--clients=0", "--seconds=0")) {
      assertThat(CommandRun.of(List.of("bench", "query", wrong)).code()).as(wrong).isEqualTo(2);
    }
  }
}
