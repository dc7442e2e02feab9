package dev.plumbline.schemas;

import java.util.Optional;
import org.apache.avro.Schema;

/** Finds schemas by what records call them. Thread-safe. */
public interface SchemaStore {
  /**
   * Finds a schema.
   *
   * @param fingerprint CRC-64-AVRO of the schema's parsing canonical form
   */
  Optional<Schema> find(long fingerprint);
}
