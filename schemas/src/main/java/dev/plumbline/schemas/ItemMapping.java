package dev.plumbline.schemas;

import dev.plumbline.avro.Caption;
import dev.plumbline.avro.Clip;
import dev.plumbline.avro.ClipFrame;
import dev.plumbline.avro.Delete;
import dev.plumbline.avro.Image;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.model.ItemId;
import java.util.ArrayList;
import java.util.List;

/** Images, captions, clips and deletes between core and the contract. */
final class ItemMapping {
  private ItemMapping() {}

  static List<Binding<? extends ItemEvent, ?>> bindings() {
    return List.of(
        new Binding<>(
            ItemEvent.Image.class, Image.class, ItemMapping::toRecord, ItemMapping::fromRecord),
        new Binding<>(
            ItemEvent.Caption.class, Caption.class, ItemMapping::toRecord, ItemMapping::fromRecord),
        new Binding<>(
            ItemEvent.Clip.class, Clip.class, ItemMapping::toRecord, ItemMapping::fromRecord),
        new Binding<>(
            ItemEvent.Delete.class, Delete.class, ItemMapping::toRecord, ItemMapping::fromRecord));
  }

  private static Image toRecord(ItemEvent.Image image) {
    return Image.newBuilder()
        .setTenant(image.id().tenant())
        .setId(image.id().id())
        .setBytes(Fields.bytesOf(image.content()))
        .setReference(Fields.referenceOf(image.content()))
        .setAttributes(Fields.attributes(image.attributes()))
        .setEventTime(image.eventTime())
        .setSource(image.source())
        .build();
  }

  private static ItemEvent.Image fromRecord(Image r) {
    return new ItemEvent.Image(
        new ItemId(r.getTenant(), r.getId()),
        Fields.requiredContent(r.getBytes(), r.getReference()),
        Fields.attributes(r.getAttributes()),
        r.getEventTime(),
        r.getSource());
  }

  private static Caption toRecord(ItemEvent.Caption caption) {
    return Caption.newBuilder()
        .setTenant(caption.id().tenant())
        .setId(caption.id().id())
        .setPartOf(caption.partOf())
        .setText(caption.text())
        .setAttributes(Fields.attributes(caption.attributes()))
        .setEventTime(caption.eventTime())
        .setSource(caption.source())
        .build();
  }

  private static ItemEvent.Caption fromRecord(Caption r) {
    ItemId id = new ItemId(r.getTenant(), r.getId());
    ItemId partOf = Fields.named("partOf", () -> new ItemId(r.getTenant(), r.getPartOf()));
    return new ItemEvent.Caption(
        id,
        partOf.id(),
        r.getText(),
        Fields.attributes(r.getAttributes()),
        r.getEventTime(),
        r.getSource());
  }

  private static Clip toRecord(ItemEvent.Clip clip) {
    return Clip.newBuilder()
        .setTenant(clip.id().tenant())
        .setId(clip.id().id())
        .setFrames(clip.frames().stream().map(ItemMapping::toRecord).toList())
        .setAttributes(Fields.attributes(clip.attributes()))
        .setEventTime(clip.eventTime())
        .setSource(clip.source())
        .build();
  }

  private static ClipFrame toRecord(ItemEvent.Frame frame) {
    return ClipFrame.newBuilder()
        .setMillis(frame.millis())
        .setBytes(Fields.bytesOf(frame.content()))
        .setReference(Fields.referenceOf(frame.content()))
        .build();
  }

  private static ItemEvent.Clip fromRecord(Clip r) {
    if (r.getFrames().isEmpty()) {
      throw new IllegalArgumentException("frames: none (expected: at least 1)");
    }
    List<ItemEvent.Frame> frames = new ArrayList<>();
    for (ClipFrame frame : r.getFrames()) {
      frames.add(
          Fields.named(
              "frames[" + frames.size() + "]",
              () ->
                  new ItemEvent.Frame(
                      frame.getMillis(),
                      Fields.requiredContent(frame.getBytes(), frame.getReference()))));
    }
    return new ItemEvent.Clip(
        new ItemId(r.getTenant(), r.getId()),
        frames,
        Fields.attributes(r.getAttributes()),
        r.getEventTime(),
        r.getSource());
  }

  private static Delete toRecord(ItemEvent.Delete delete) {
    return Delete.newBuilder()
        .setTenant(delete.id().tenant())
        .setId(delete.id().id())
        .setEventTime(delete.eventTime())
        .setSource(delete.source())
        .build();
  }

  private static ItemEvent.Delete fromRecord(Delete r) {
    return new ItemEvent.Delete(
        new ItemId(r.getTenant(), r.getId()), r.getEventTime(), r.getSource());
  }
}
