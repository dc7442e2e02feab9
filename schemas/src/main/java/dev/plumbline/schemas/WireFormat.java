package dev.plumbline.schemas;

import dev.plumbline.core.event.RejectedException;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.apache.avro.Schema;

/** How a record says which schema wrote it, ahead of its body. Thread-safe. */
public interface WireFormat {
  /**
   * Makes sure that records of a schema can be written from now on. What can go wrong about that
   * goes wrong here, at a writer's start, and not with its first record.
   *
   * @throws dev.plumbline.core.model.ServiceException if the schema cannot be given a name
   */
  default void announce(Schema schema) {}

  /**
   * Writes the bytes that name the schema.
   *
   * @throws dev.plumbline.core.model.ServiceException if the schema has no name yet and cannot be
   *     given one
   */
  void writeHeader(Schema schema, ByteArrayOutputStream out);

  /**
   * Reads the bytes that name the writer's schema.
   *
   * @throws RejectedException with UNREADABLE_RECORD if they are not there, with UNKNOWN_SCHEMA if
   *     the schema named cannot be had
   * @throws dev.plumbline.core.model.ServiceException if whoever knows the schema does not answer
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
