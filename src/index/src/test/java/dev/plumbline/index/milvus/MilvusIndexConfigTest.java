package dev.plumbline.index.milvus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MilvusIndexConfigTest {
  private final MilvusIndexConfig standard = MilvusIndexConfig.of("http://localhost:19530");

  @Test
  void doesNotShowTheToken() {
    assertThat(standard.withToken("root:secret").toString())
        .contains("localhost:19530")
        .doesNotContain("secret");
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MilvusIndexConfig.of("localhost:19530"))
        .withMessageContaining("localhost:19530");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> standard.withCollectionPrefix("1x"))
        .withMessageContaining("1x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> standard.withDeadlines(Duration.ZERO, Duration.ofSeconds(1)))
        .withMessageContaining("deadline");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MilvusIndexConfig.Graph(1, 1, 1))
        .withMessageContaining("links: 1");
  }
}
