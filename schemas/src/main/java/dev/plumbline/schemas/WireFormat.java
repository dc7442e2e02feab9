package dev.plumbline.schemas;

import dev.plumbline.core.event.RejectedException;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.apache.avro.Schema;

/** How a record says which schema wrote it, ahead of its body. Thread-safe. */
public interface WireFormat {
  /** Writes the bytes that name the schema. */
  void writeHeader(Schema schema, ByteArrayOutputStream out);

  /**
   * Reads the bytes that name the writer's schema.
   *
   * @throws RejectedException with UNREADABLE_RECORD if they are not there, with UNKNOWN_SCHEMA if
   *     the schema named cannot be had
   */
  Header readHeader(byte[] record) throws RejectedException;

  /** The name alone, whether its schema is known or not; empty if the bytes name none. */
  Optional<String> schemaId(byte[] record);

  /**
   * What the head of a record says.
   *
   * @param writer the schema that wrote the body
   * @param length how many bytes come before the body
   */
  record Header(Schema writer, int length) {}
}
