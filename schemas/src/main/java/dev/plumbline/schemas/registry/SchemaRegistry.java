package dev.plumbline.schemas.registry;

import java.util.Optional;
import org.apache.avro.Schema;

/**
 * A server that knows schemas by number. Thread-safe. Nothing is kept here; every call asks.
 *
 * <p>All methods throw {@link dev.plumbline.core.model.ServiceException}: transient if the server
 * was not reached in time, permanent if it refuses.
 */
public interface SchemaRegistry {
  /**
   * The Avro schema of a number; empty if the registry has none of that number.
   *
   * @param id 0 or more
   */
  Optional<Schema> schema(int id);

  /** The number of a schema under a subject; empty if it is not registered there. */
  Optional<Integer> id(String subject, Schema schema);

  /** Registers a schema under a subject, if it is not there yet, and gives its number. */
  int register(String subject, Schema schema);
}
