package dev.plumbline.schemas;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Binds a type of core to a generated Avro class. Thread-safe, as Avro's readers and writers are
 * once they are made.
 *
 * @param <T> the type of core
 * @param <R> the generated class
 */
final class Binding<T, R extends SpecificRecordBase> {
  private final Class<T> type;
  private final Function<T, R> toRecord;
  private final Function<R, T> fromRecord;
  private final Schema schema;
  private final SpecificData model;
  private final SpecificDatumWriter<R> writer;
  private final Map<Schema, DatumReader<R>> readers = new ConcurrentHashMap<>();

  Binding(Class<T> type, Class<R> avro, Function<T, R> toRecord, Function<R, T> fromRecord) {
    this(type, new AvroModel().getSchema(avro), toRecord, fromRecord);
  }

  /**
   * @param schema that of the generated class, or one that lacks the last of its fields
   */
  Binding(Class<T> type, Schema schema, Function<T, R> toRecord, Function<R, T> fromRecord) {
    this.type = type;
    this.toRecord = toRecord;
    this.fromRecord = fromRecord;
    this.model = new AvroModel();
    this.schema = schema;
    this.writer = new SpecificDatumWriter<>(schema, model);
  }

  boolean writes(Object value) {
    return type.isInstance(value);
  }

  boolean reads(Schema written) {
    return schema.getFullName().equals(written.getFullName());
  }

  /** Why no record of a writer's schema can be read with ours; none if it can. */
  Optional<String> objection(Schema written) {
    return SchemaCompatibility.checkReaderWriterCompatibility(schema, written)
        .getResult()
        .getIncompatibilities()
        .stream()
        .map(i -> i.getType() + " at " + i.getLocation() + ": " + i.getMessage())
        .findFirst();
  }

  /** The schema that it writes. */
  Schema schema() {
    return schema;
  }

  String name() {
    return schema.getName();
  }

  byte[] encode(Object value, WireFormat format) {
    R record = toRecord.apply(type.cast(value));
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    format.writeHeader(schema, out);
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    try {
      writer.write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing to fail: the bytes go to memory
    }
    return out.toByteArray();
  }

  /**
   * Reads a body.
   *
   * @throws IOException if the bytes are not a body of that schema, or more follow it
   * @throws RuntimeException Avro's, of many types, for the same reason
   */
  R read(Schema written, byte[] bytes, int offset) throws IOException {
    DatumReader<R> reader =
        readers.computeIfAbsent(written, w -> new StrictReader<>(w, schema, model));
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null);
    R record = reader.read(null, decoder);
    if (!decoder.isEnd()) {
      throw new EOFException("bytes follow the record's end");
    }
    return record;
  }

  /**
   * Checks a record against the contract.
   *
   * @throws IllegalArgumentException if a field breaks it
   */
  T check(R record) {
    return fromRecord.apply(record);
  }
}
