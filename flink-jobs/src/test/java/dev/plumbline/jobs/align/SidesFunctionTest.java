package dev.plumbline.jobs.align;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.Encoding;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.LocalVectors;
import dev.plumbline.core.model.Modality;
import dev.plumbline.jobs.kafka.SourceRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.operators.StreamFlatMap;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // Flink declares close() to throw Exception
class SidesFunctionTest {
  private static final Attributes ATTRIBUTES =
      Attributes.of(
          Map.of(
              "kind", new AttributeValue.Text("boat"),
              "objects", new AttributeValue.Numeric(3),
              "night", new AttributeValue.Flag(true)));

  @Test
  void aPictureSaysItsClassByTheConfiguredAttribute() throws Exception {
    assertThat(label("kind", Modality.IMAGE)).isEqualTo("boat");
    assertThat(label("objects", Modality.IMAGE)).isEqualTo("3.0");
    assertThat(label("night", Modality.CLIP)).isEqualTo("true");
    assertThat(label("weather", Modality.IMAGE)).isEmpty();
    assertThat(label("", Modality.IMAGE)).isEmpty();
    assertThat(label("kind", Modality.TEXT)).isEmpty();
  }

  private static String label(String attribute, Modality modality) throws Exception {
    PlumblineConfig config = PlumblineConfig.defaults().with("aligner.classAttribute", attribute);
    Item item =
        new Item(
            new ItemId("t", "a"),
            modality,
            modality == Modality.TEXT ? Optional.of("b") : Optional.empty(),
            modality == Modality.TEXT ? Optional.of("a boat") : Optional.empty(),
            Optional.empty(),
            ATTRIBUTES,
            Instant.EPOCH,
            "");
    EncodingEvent event =
        new EncodingEvent.Encoded(
            new Encoding(
                item,
                new EncoderVersion("e", "1"),
                FloatVector.wrap(new float[] {1, 2}),
                LocalVectors.none()));
    try (OneInputStreamOperatorTestHarness<SourceRecord, Side> harness =
        new OneInputStreamOperatorTestHarness<>(new StreamFlatMap<>(new SidesFunction(config)))) {
      harness.open();
      byte[] value = Assembly.codecs(config).encodings().encode(event);
      harness.processElement(new SourceRecord("encodings", 0, 0, 0, new byte[0], value), 0);
      List<Side> sides = harness.extractOutputValues();
      assertThat(sides).hasSize(1);
      return sides.get(0).label();
    }
  }
}
