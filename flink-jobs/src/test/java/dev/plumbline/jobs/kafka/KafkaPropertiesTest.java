package dev.plumbline.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.config.KafkaSettings;
import dev.plumbline.config.PlumblineConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaPropertiesTest {
  private static final String KEY = "sasl.jaas.config";

  @TempDir private Path directory;

  private static Properties properties(String value) {
    KafkaSettings kafka = PlumblineConfig.defaults().with("kafka.properties." + KEY, value).kafka();
    return KafkaProperties.of(kafka);
  }

  /** What a Kafka client makes of the settings. */
  private static String inClient(Properties properties) {
    properties.put("bootstrap.servers", "127.0.0.1:1");
    properties.put("key.deserializer", ByteArrayDeserializer.class.getName());
    properties.put("value.deserializer", ByteArrayDeserializer.class.getName());
    Password password = new ConsumerConfig(properties).getPassword(KEY);
    return password.value();
  }

  @Test
  void aFileIsReadWhereTheClientIsMade() throws Exception {
    Path file = directory.resolve("jaas of kafka");
    Properties properties = properties("file:" + file);
    assertThat(properties.getProperty(KEY)).contains(file.toString());
    Files.writeString(file, "login required password=\"hidden\";\n");
    assertThat(inClient(properties)).isEqualTo("login required password=\"hidden\";");
  }

  @Test
  void aVariableIsReadWhereTheClientIsMade() {
    Properties properties = properties("${env:PATH}");
    assertThat(properties.getProperty(KEY)).doesNotContain(System.getenv("PATH"));
    assertThat(inClient(properties)).isEqualTo(System.getenv("PATH"));
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThatThrownBy(() -> inClient(properties("${env:NO_SUCH_VARIABLE_HERE}")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("NO_SUCH_VARIABLE_HERE");
    assertThatThrownBy(() -> inClient(properties("file:" + directory.resolve("none"))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("none");
  }

  @Test
  void aValueItselfStaysAsItIs() {
    assertThat(inClient(properties("login required;"))).isEqualTo("login required;");
    assertThat(properties("login required;")).doesNotContainKey("config.providers");
  }
}
