package dev.plumbline.schemas.registry;

import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection.Reason;
import dev.plumbline.schemas.SchemaStore;
import dev.plumbline.schemas.SingleObjectFormat;
import dev.plumbline.schemas.WireFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Confluent's format on one topic: {@code 00}, the schema's number in 4 bytes big-endian, the body.
 *
 * <p>Records in the single-object encoding are read as well, so that a registry can be set up for
 * topics that hold records from before; the two cannot be mistaken for each other.
 *
 * @see <a
 *     href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format">the
 *     format</a>
 */
final class RegistryFormat implements WireFormat {
  private static final byte MAGIC = 0;
  private static final int LENGTH = 1 + Integer.BYTES;

  private final SchemaStore contracts;
  private final Reader reader;
  private final ToIntFunction<Schema> writer;
  private final SingleObjectFormat earlier;
  private final Map<Schema, Integer> ids = new ConcurrentHashMap<>();

  /**
   * @param contracts the schemas as they stand in our files, by fingerprint
   * @param reader finds a number's schema
   * @param writer finds a schema's number, or gives it one
   */
  RegistryFormat(SchemaStore contracts, Reader reader, ToIntFunction<Schema> writer) {
    this.contracts = contracts;
    this.reader = reader;
    this.writer = writer;
    this.earlier = new SingleObjectFormat(contracts);
  }

  /** Finds a number's schema. */
  @FunctionalInterface
  interface Reader {
    Schema schema(int id) throws RejectedException;
  }

  @Override
  public void announce(Schema schema) {
    id(schema);
  }

  @Override
  public void writeHeader(Schema schema, ByteArrayOutputStream out) {
    byte[] header = ByteBuffer.allocate(LENGTH).put(MAGIC).putInt(id(schema)).array();
    out.write(header, 0, LENGTH);
  }

  private int id(Schema schema) {
    Integer known = ids.get(schema);
    if (known == null) {
      known = writer.applyAsInt(contract(schema));
      ids.put(schema, known);
    }
    return known;
  }

  /** A generated class's schema has notes for Java, which would make it another one to others. */
  private Schema contract(Schema schema) {
    return contracts.find(SchemaNormalization.parsingFingerprint64(schema)).orElse(schema);
  }

  @Override
  public Header readHeader(byte[] record) throws RejectedException {
    if (isFramed(record)) {
      return new Header(reader.schema(id(record)), LENGTH);
    }
    if (SingleObjectFormat.isFramed(record)) {
      return earlier.readHeader(record);
    }
    throw new RejectedException(
        Reason.UNREADABLE_RECORD,
        "the record begins with "
            + HexFormat.of().formatHex(record, 0, Math.min(record.length, 2))
            + " and has "
            + record.length
            + " bytes (expected: 00 and the schema's id in 4 bytes, or c301 and its fingerprint in"
            + " 8)");
  }

  @Override
  public Optional<String> schemaId(byte[] record) {
    return isFramed(record)
        ? Optional.of(Integer.toUnsignedString(id(record)))
        : earlier.schemaId(record);
  }

  private static boolean isFramed(byte[] record) {
    return record.length >= LENGTH && record[0] == MAGIC;
  }

  private static int id(byte[] record) {
    return ByteBuffer.wrap(record).getInt(1);
  }
}
