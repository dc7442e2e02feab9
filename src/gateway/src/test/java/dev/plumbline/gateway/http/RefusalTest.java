package dev.plumbline.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefusalTest {
  @Test
  void saysWhatTheProblemSaysUnderEachRequestsId() {
    Problem problem =
        Problem.of(ProblemType.OVERLOADED, "too many wait").after(Duration.ofSeconds(2));
    Refusal refusal = new Refusal(problem);
    for (String id : new String[] {"a", "shop-1._2", "c77d75dd75775fbb"}) {
      AggregatedHttpResponse answer = refusal.toResponse(id).aggregate().join();
      AggregatedHttpResponse written = Reply.of(problem, id).toResponse().aggregate().join();
      assertThat(answer.contentUtf8()).isEqualTo(written.contentUtf8());
      assertThat(answer.headers()).isEqualTo(written.headers());
    }
  }
}
