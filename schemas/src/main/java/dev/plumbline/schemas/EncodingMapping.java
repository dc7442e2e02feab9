package dev.plumbline.schemas;

import dev.plumbline.avro.Encoded;
import dev.plumbline.avro.VectorFormat;
import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.Encoding;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.LocalVectors;
import dev.plumbline.core.model.Modality;
import java.util.Optional;
import java.util.function.Function;

/** Encodings, and that an item is gone, between core and the contract. */
final class EncodingMapping {
  private final LocalFormat localFormat;

  private EncodingMapping(LocalFormat localFormat) {
    this.localFormat = localFormat;
  }

  static Binding<EncodingEvent, dev.plumbline.avro.Encoding> binding(LocalFormat localFormat) {
    return new Binding<>(
        EncodingEvent.class,
        dev.plumbline.avro.Encoding.class,
        new EncodingMapping(localFormat)::toRecord,
        EncodingMapping::fromRecord);
  }

  /** Reads all but the local vectors, which Avro then passes over; writes nothing. */
  static Binding<EncodingEvent, dev.plumbline.avro.Encoding> readingGlobals() {
    return new Binding<>(
        EncodingEvent.class,
        GlobalsSchema.of(dev.plumbline.avro.Encoding.getClassSchema()),
        event -> {
          throw new UnsupportedOperationException("a codec for reading alone");
        },
        record -> fromRecord(record, encoded -> LocalVectors.none()));
  }

  private dev.plumbline.avro.Encoding toRecord(EncodingEvent event) {
    if (event instanceof EncodingEvent.Encoded encoded) {
      Item item = encoded.encoding().item();
      return new dev.plumbline.avro.Encoding(
          item.id().tenant(), item.id().id(), item.eventTime(), toRecord(encoded.encoding()));
    }
    EncodingEvent.Deleted deleted = (EncodingEvent.Deleted) event;
    return new dev.plumbline.avro.Encoding(
        deleted.id().tenant(), deleted.id().id(), deleted.eventTime(), null);
  }

  private Encoded toRecord(Encoding encoding) {
    Item item = encoding.item();
    FloatMatrix locals = encoding.locals().vectors();
    VectorFormat format = Vectors.format(locals, localFormat);
    return Encoded.newBuilder()
        .setModality(dev.plumbline.avro.Modality.valueOf(item.modality().name()))
        .setPartOf(item.partOf().orElse(null))
        .setText(item.text().orElse(null))
        .setReference(item.reference().orElse(null))
        .setAttributes(Fields.attributes(item.attributes()))
        .setSource(item.source())
        .setEncoderName(encoding.encoder().name())
        .setEncoderVersion(encoding.encoder().version())
        .setGlobal(Vectors.toBytes(encoding.global().toArray()))
        .setLocalFormat(format)
        .setLocalRows(locals.rows())
        .setLocalColumns(locals.columns())
        .setLocals(Vectors.toBytes(locals, format))
        .setRegions(RegionMapping.toRecords(encoding.locals().regions()))
        .build();
  }

  private static EncodingEvent fromRecord(dev.plumbline.avro.Encoding r) {
    return fromRecord(r, EncodingMapping::locals);
  }

  private static EncodingEvent fromRecord(
      dev.plumbline.avro.Encoding r, Function<Encoded, LocalVectors> locals) {
    ItemId id = new ItemId(r.getTenant(), r.getId());
    Encoded encoded = r.getEncoded();
    if (encoded == null) {
      return new EncodingEvent.Deleted(id, r.getEventTime());
    }
    Item item =
        new Item(
            id,
            Fields.word("modality", encoded.getModality(), Modality.class),
            Optional.ofNullable(encoded.getPartOf()),
            Optional.ofNullable(encoded.getText()),
            Optional.ofNullable(encoded.getReference()),
            Fields.attributes(encoded.getAttributes()),
            r.getEventTime(),
            encoded.getSource());
    return new EncodingEvent.Encoded(
        new Encoding(
            item,
            new EncoderVersion(encoded.getEncoderName(), encoded.getEncoderVersion()),
            Vectors.vector("global", encoded.getGlobal()),
            locals.apply(encoded)));
  }

  private static LocalVectors locals(Encoded encoded) {
    FloatMatrix vectors =
        Vectors.matrix(
            "locals",
            encoded.getLocalFormat(),
            encoded.getLocalRows(),
            encoded.getLocalColumns(),
            encoded.getLocals());
    return new LocalVectors(vectors, RegionMapping.fromRecords(encoded.getRegions()));
  }
}
