package dev.plumbline.index.milvus;

import static org.assertj.core.api.Assertions.assertThat;

import io.milvus.v2.client.MilvusClientV2;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.Test;

/** Milvus's client brings a log4j2.xml in its jar; it must not decide how others log. */
class LoggingTest {
  @Test
  void ourConfigurationIsInForce() throws ClassNotFoundException {
    Class.forName(MilvusClientV2.class.getName());
    String source =
        LoggerContext.getContext(false).getConfiguration().getConfigurationSource().getLocation();
    assertThat(source).contains("log4j2-test").doesNotContain("milvus-sdk");
  }
}
