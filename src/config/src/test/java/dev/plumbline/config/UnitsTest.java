package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
  @Test
  void readsAndPrintsDurationsBelowAMillisecond() {
    assertThat(Durations.parse("300us")).isEqualTo(Duration.ofNanos(300_000));
    assertThat(Durations.print(Duration.ofNanos(300_000))).isEqualTo("300us");
    assertThat(Durations.print(Durations.parse("2500 us"))).isEqualTo("2500us");
    assertThat(Durations.print(Durations.parse("2000us"))).isEqualTo("2ms");
  }

  @ParameterizedTest
  @CsvSource({
    "0ms, 0, 0ms", "200ms, 200, 200ms", "1500ms, 1500, 1500ms", "1 s, 1000, 1s",
    "90s, 90000, 90s", "60s, 60000, 1m", "2h, 7200000, 2h", "7d, 604800000, 7d"
  })
  void durations(String text, long millis, String printed) {
    assertThat(Durations.parse(text)).isEqualTo(Duration.ofMillis(millis));
    assertThat(Durations.print(Durations.parse(text))).isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0B", "500, 500, 500B", "1MB, 1000000, 1MB", "1mib, 1048576, 1MiB",
    "64 kB, 64000, 64kB", "1024, 1024, 1KiB", "2GiB, 2147483648, 2GiB", "1001, 1001, 1001B"
  })
  void sizes(String text, long bytes, String printed) {
    assertThat(DataSize.parse(text)).isEqualTo(new DataSize(bytes));
    assertThat(DataSize.parse(text)).hasToString(printed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "-1s", "1.5s", "1w", "s"})
  void notDurations(String text) {
    assertThatThrownBy(() -> Durations.parse(text)).hasMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.5MB", "1TB", "MB"})
  void notSizes(String text) {
    assertThatThrownBy(() -> DataSize.parse(text)).hasMessageContaining("'" + text + "'");
  }
}
