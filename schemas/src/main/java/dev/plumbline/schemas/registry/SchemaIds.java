package dev.plumbline.schemas.registry;

import dev.plumbline.core.model.ServiceException;
import dev.plumbline.core.model.ServiceException.Kind;
import org.apache.avro.Schema;

/** What a registry calls the schemas that we write. */
final class SchemaIds {
  private SchemaIds() {}

  /**
   * A schema's number.
   *
   * @param register whether to register it if it is missing
   * @throws ServiceException permanent, if it is missing and is not to be registered
   */
  static int of(SchemaRegistry registry, String subject, Schema schema, boolean register) {
    if (register) {
      return registry.register(subject, schema);
    }
    return registry
        .id(subject, schema)
        .orElseThrow(
            () ->
                new ServiceException(
                    Kind.PERMANENT,
                    "schema "
                        + schema.getFullName()
                        + " of this version is not registered under subject "
                        + subject
                        + " (register it, or set kafka.registry.register)"));
  }
}
