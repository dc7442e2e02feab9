package dev.plumbline.index.lucene;

import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * An item as one value of a document. Kept as a doc value and not in stored fields: these are
 * compressed in blocks, and a search that reads its hits and their captions, some sixty items all
 * over the index, would spend more time on unpacking blocks than on finding.
 */
final class ItemBytes {
  private static final byte TEXT = 0;
  private static final byte NUMBER = 1;
  private static final byte FLAG = 2;

  private ItemBytes() {}

  static BytesRef of(Item item) {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    try {
      write(item, out);
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be written to", e);
    }
    return new BytesRef(out.toArrayCopy());
  }

  private static void write(Item item, DataOutput out) throws IOException {
    out.writeString(item.id().tenant());
    out.writeString(item.id().id());
    out.writeString(ItemDocuments.word(item.modality()));
    writeOptional(item.partOf(), out);
    writeOptional(item.text(), out);
    writeOptional(item.reference(), out);
    Map<String, AttributeValue> attributes = item.attributes().values();
    out.writeVInt(attributes.size());
    for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
      out.writeString(attribute.getKey());
      writeValue(attribute.getValue(), out);
    }
    out.writeLong(item.eventTime().toEpochMilli());
    out.writeString(item.source());
  }

  private static void writeOptional(Optional<String> text, DataOutput out) throws IOException {
    out.writeByte((byte) (text.isPresent() ? 1 : 0));
    if (text.isPresent()) {
      out.writeString(text.get());
    }
  }

  private static void writeValue(AttributeValue value, DataOutput out) throws IOException {
    if (value instanceof AttributeValue.Text text) {
      out.writeByte(TEXT);
      out.writeString(text.value());
    } else if (value instanceof AttributeValue.Numeric number) {
      out.writeByte(NUMBER);
      out.writeLong(Double.doubleToLongBits(number.value()));
    } else if (value instanceof AttributeValue.Flag flag) {
      out.writeByte(FLAG);
      out.writeByte((byte) (flag.value() ? 1 : 0));
    }
  }

  static Item toItem(BytesRef bytes) throws IOException {
    DataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    return new Item(
        new ItemId(in.readString(), in.readString()),
        ItemDocuments.modality(in.readString()),
        readOptional(in),
        readOptional(in),
        readOptional(in),
        readAttributes(in),
        Instant.ofEpochMilli(in.readLong()),
        in.readString());
  }

  private static Optional<String> readOptional(DataInput in) throws IOException {
    return in.readByte() == 1 ? Optional.of(in.readString()) : Optional.empty();
  }

  private static Attributes readAttributes(DataInput in) throws IOException {
    SortedMap<String, AttributeValue> attributes = new TreeMap<>();
    for (int left = in.readVInt(); left > 0; left--) {
      attributes.put(in.readString(), readValue(in));
    }
    return new Attributes(attributes);
  }

  private static AttributeValue readValue(DataInput in) throws IOException {
    byte type = in.readByte();
    return switch (type) {
      case TEXT -> new AttributeValue.Text(in.readString());
      case NUMBER -> new AttributeValue.Numeric(Double.longBitsToDouble(in.readLong()));
      case FLAG -> new AttributeValue.Flag(in.readByte() == 1);
      default -> throw new IOException("attribute of type " + type + " (expected: 0 to 2)");
    };
  }
}
