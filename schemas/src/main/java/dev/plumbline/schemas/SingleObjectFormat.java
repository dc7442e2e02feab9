package dev.plumbline.schemas;

import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Avro's single-object encoding: {@code C3 01}, the schema's CRC-64-AVRO fingerprint in 8 bytes
 * little-endian, the body. It needs no registry.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding">the
 *     specification</a>
 */
public final class SingleObjectFormat implements WireFormat {
  private static final int MARKER = 0x01C3;
  private static final int LENGTH = 10;

  private final SchemaStore store;
  private final Map<Schema, Long> fingerprints = new ConcurrentHashMap<>();

  public SingleObjectFormat(SchemaStore store) {
    this.store = store;
  }

  @Override
  public void writeHeader(Schema schema, ByteArrayOutputStream out) {
    long fingerprint =
        fingerprints.computeIfAbsent(schema, SchemaNormalization::parsingFingerprint64);
    ByteBuffer header = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    header.putShort((short) MARKER).putLong(fingerprint);
    out.write(header.array(), 0, LENGTH);
  }

  @Override
  public Header readHeader(byte[] record) throws RejectedException {
    if (!isFramed(record)) {
      throw new RejectedException(
          Reason.UNREADABLE_RECORD,
          "the record begins with "
              + HexFormat.of().formatHex(record, 0, Math.min(record.length, 2))
              + " and has "
              + record.length
              + " bytes (expected: c301 and at least "
              + LENGTH
              + " bytes"
              + (record.length > 0 && record[0] == 0
                  ? "; for records of a schema registry set kafka.registry.url)"
                  : ")"));
    }
    long fingerprint = fingerprint(record);
    Schema writer =
        store
            .find(fingerprint)
            .orElseThrow(
                () ->
                    new RejectedException(
                        Reason.UNKNOWN_SCHEMA,
                        "schema fingerprint: "
                            + HexFormat.of().toHexDigits(fingerprint)
                            + " (expected: that of a kept schema)"));
    return new Header(writer, LENGTH);
  }

  @Override
  public Optional<String> schemaId(byte[] record) {
    return isFramed(record)
        ? Optional.of(HexFormat.of().toHexDigits(fingerprint(record)))
        : Optional.empty();
  }

  /** Whether the bytes begin as a record of this format does. */
  public static boolean isFramed(byte[] record) {
    return record.length >= LENGTH
        && ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).getShort(0) == (short) MARKER;
  }

  private static long fingerprint(byte[] record) {
    return ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
  }
}
