package dev.plumbline.jobs.align;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Encoding;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.jobs.kafka.SourceRecord;
import dev.plumbline.schemas.RecordCodec;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;

/**
 * Takes from the topic of encodings what pairs are made of. A record that cannot be read is left
 * out here: the index job, which reads the same topic, makes it a dead letter.
 */
final class SidesFunction extends RichFlatMapFunction<SourceRecord, Side> {
  private static final long serialVersionUID = 1;
  private static final float[] GONE = {};

  private final PlumblineConfig config;

  private transient RecordCodec<EncodingEvent> codec;
  private transient Counter unreadable;

  SidesFunction(PlumblineConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext context) {
    codec = Assembly.codecs(config).globals();
    unreadable = getRuntimeContext().getMetricGroup().counter("unreadable");
  }

  @Override
  public void flatMap(SourceRecord record, Collector<Side> out) {
    if (record.valueBytes().isEmpty()) {
      return;
    }
    try {
      EncodingEvent event = codec.decode(record.valueBytes().get());
      if (event instanceof EncodingEvent.Encoded encoded) {
        encoded(encoded.encoding(), out);
      } else {
        out.collect(new Side(event.id().toString(), "", "", "", GONE, ""));
      }
    } catch (RejectedException e) {
      unreadable.inc();
    }
  }

  private void encoded(Encoding encoding, Collector<Side> out) {
    Item item = encoding.item();
    if (item.modality().isVisual()) {
      out.collect(side(encoding, item.id().toString(), "", label(item)));
    } else if (item.partOf().isPresent()) {
      ItemId picture = new ItemId(item.id().tenant(), item.partOf().get());
      out.collect(side(encoding, picture.toString(), item.id().toString(), ""));
    }
  }

  /**
   * Of two values those that print alike are one class; no attribute has more than 4096 letters.
   */
  private String label(Item picture) {
    String attribute = config.aligner().classAttribute();
    return attribute.isEmpty()
        ? ""
        : picture.attributes().get(attribute).map(SidesFunction::print).orElse("");
  }

  private static String print(AttributeValue value) {
    if (value instanceof AttributeValue.Text text) {
      return text.value();
    }
    return value instanceof AttributeValue.Numeric number
        ? Double.toString(number.value())
        : Boolean.toString(((AttributeValue.Flag) value).value());
  }

  private static Side side(Encoding encoding, String picture, String caption, String label) {
    return new Side(
        picture,
        caption,
        encoding.encoder().name(),
        encoding.encoder().version(),
        encoding.global().toArray(),
        label);
  }
}
